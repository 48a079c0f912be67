/** Invented companies and people; some with the external ids that make trouble in a path. */
import type { Customer } from '../models/customer';
import type { Store } from '../store';

// external_id | name | country | currency | city | account manager
const COMPANIES = `
brightloom | Brightloom Analytics GmbH | DE | EUR | Leipzig | ines
kestrel-labs | Kestrel & Finch Labs Ltd | GB | GBP | Bristol | tomas
orchardgrid.example | Orchardgrid Energy SAS | FR | EUR | Nantes | ines
mapleforge | Mapleforge Robotics Inc. | CA | USD | Halifax | june
tidewright | Tidewright Shipping AS | NO | EUR | Bergen | tomas
cobalt.quarry.example | Cobalt Quarry Media BV | NL | EUR | Utrecht | ines
pinecrate | Pinecrate Logistics LLC | US | USD | Duluth | june
sunhollow | Sunhollow Farms Cooperative | US | USD | Fresno | june
vellum/press | Vellum Press OÜ | EE | EUR | Tartu | ines
northbell | Northbell Telecom AB | SE | EUR | Umeå | tomas
saffronpier | Saffron Pier Foods Pvt. Ltd. | IN | USD | Kochi | june
glasswren | Glasswren Interactive Kft. | HU | EUR | Pécs | ines
duskfield | Duskfield Games Ltd | GB | GBP | Dundee | tomas
amberlathe | Amberlathe Precision s.r.o. | CZ | EUR | Brno | ines
lumenfold | Lumenfold Imaging SA | CH | EUR | Lausanne | ines
harborkiln | Harborkiln Ceramics Lda. | PT | EUR | Aveiro | tomas
quietriver | Quiet River Health Inc. | US | USD | Boise | june
fernbridge | Fernbridge Education Ltd | IE | EUR | Galway | tomas
marrowstone | Marrowstone Insurance Pty Ltd | AU | USD | Hobart | june
redcairn | Redcairn Outdoor Ltd | GB | GBP | Inverness | tomas
silverthicket | Silverthicket Software SRL | IT | EUR | Trieste | ines
paperlantern | Paper Lantern Travel K.K. | JP | USD | Sapporo | june
oakandether | Oak and Ether Studio SL | ES | EUR | Gijón | ines
windlass | Windlass Marine Data ApS | DK | EUR | Esbjerg | tomas
blueanvil | Blueanvil Manufacturing LLC | US | USD | Toledo | june
stonemarten | Stonemarten Security Sp. z o.o. | PL | EUR | Gdynia | ines
cloudharrow | Cloudharrow Agritech Ltda. | BR | USD | Londrina | june
greywillow | Greywillow Archives Ltd | GB | GBP | Norwich | tomas
emberwick | Emberwick Energy Partners | US | USD | Tulsa | june
`;

// external_id | first name | last name | country | currency | city
const INDIVIDUALS = `
mira.okvale@mail.example | Mira | Okvale | FR | EUR | Rennes
tobben@post.example | Tobben | Ashgrave | GB | GBP | Leeds
user_10442 | Selka | Windmoor | DE | EUR | Kassel
user_10443 | Joren | Fallowby | BE | EUR | Ghent
juna+billing@inbox.example | Juna | Perrick | US | USD | Tucson
user_10519 | Dario | Vennet | IT | EUR | Parma
user_10604 | Amset | Calloway-Ruun | EG | USD | Giza
rin_hatsuko | Rin | Hatsukawa | JP | USD | Nara
user_10777 | Petra | Lindqvarn | SE | EUR | Lund
user_10850 | Oswin | Tarkby | NZ | USD | Nelson
user_10911 | Livia | Moravane | RO | EUR | Sibiu
`;

const EU = 'DE BE FR NL EE SE HU CZ PT IE IT ES DK PL RO'.split(' ');

export function seedCustomers(store: Store, random: () => number): void {
	const rows = [...parse(COMPANIES).map(company), ...parse(INDIVIDUALS).map(individual)];
	rows.forEach((attributes, index) => {
		const createdAt = new Date(Date.UTC(2025, 1, 3 + index * 14, 8, 30)).toISOString();
		store.addCustomer({
			...attributes,
			created_at: createdAt,
			updated_at: createdAt,
			billing_entity_code: attributes.country === 'US' ? 'lantern_us' : 'default',
			tax_codes: taxCodes(attributes.country ?? ''),
			net_payment_term: random() < 0.3 ? 30 : null,
			metadata: (attributes.metadata ?? []).map((entry) => ({ ...entry, created_at: createdAt })),
		});
	});

	function company([external_id, name, country, currency, city, manager]: string[]) {
		const domain = `${external_id.replace(/\.example$|[^a-z]/g, '')}.example`;
		return {
			...{ external_id, name, country, currency, city },
			customer_type: 'company',
			legal_name: name,
			email: `billing@${domain}`,
			url: `https://${domain}`,
			tax_identification_number: EU.includes(country) ? `${country}${digits(9)}` : null,
			metadata: [
				metadata('account_manager', manager),
				metadata('segment', random() < 0.3 ? 'enterprise' : 'mid-market'),
			],
		} satisfies Partial<Customer>;
	}

	function individual([external_id, firstname, lastname, country, currency, city]: string[]) {
		return {
			...{ external_id, firstname, lastname, country, currency, city },
			customer_type: 'individual',
			name: `${firstname} ${lastname}`,
			email: external_id.includes('@')
				? external_id
				: `${firstname}.${lastname}@mail.example`.toLowerCase(),
			metadata: [metadata('segment', 'self-serve')],
		} satisfies Partial<Customer>;
	}

	function metadata(key: string, value: string) {
		return { ...store.stamp(), key, value, display_in_invoice: false };
	}

	function digits(count: number): string {
		return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
	}
}

const parse = (table: string) =>
	table
		.trim()
		.split('\n')
		.map((line) => line.split(' | '));

function taxCodes(country: string): string[] {
	if (country === 'US') return ['sales_tax_8'];
	return EU.includes(country) ? ['vat_20'] : [];
}
