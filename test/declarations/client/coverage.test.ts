/** Whether the node has all that the vendor's client has. */
import { clientEndpoints } from './clientEndpoints';
import type { Endpoint } from './endpoint';
import { nodeEndpoints } from './nodeEndpoints';

/**
 * Why, and at which endpoints, the node lacks what the client has (`-`), or has it in more detail (`~`).
 */
const DIFFERENCES: Record<string, Record<string, string[]>> = {
	'The servers take several of these values at once, the client one': {
		'GET /customers/{}/credit_notes': ['~ ?credit_status', '~ ?reason', '~ ?refund_status'],
		'GET /customers/{}/invoices': ['~ ?payment_status', '~ ?status'],
	},
	'The client types these as any[] or object': {
		'POST /customers/{}/wallets': [
			'~ wallet.recurring_transaction_rules[]',
			'~ wallet.transaction_metadata[]',
		],
		'POST /customers/{}/wallets/{}/metadata': ['~ metadata'],
		'PATCH /customers/{}/wallets/{}/metadata': ['~ metadata'],
	},
	'The path says it already': {
		'POST /customers/{}/wallets': ['- wallet.external_customer_id'],
	},
	'A single alert is a list of one': {
		'POST /customers/{}/wallets/{}/alerts': [
			'- alert.alert_type',
			'- alert.code',
			'- alert.name',
			'- alert.thresholds[].code',
			'- alert.thresholds[].recurring',
			'- alert.thresholds[].value',
		],
	},
	'Deprecated, in favour of charge_id, charge_code and group': {
		'GET /customers/{}/current_usage': [
			'- ?filter_by_charge_code',
			'- ?filter_by_charge_id',
			'- ?filter_by_group[key]',
		],
	},
	'Limit does the same': {
		'GET /customers/{}/past_usage': ['- ?periods_count'],
	},
	'The servers refuse these names: the zones are Nuuk, Yangon, Kyiv and Etc/GMT+12': {
		'POST /customers': [
			'- customer.timezone=America/Godthab',
			'- customer.timezone=Asia/Rangoon',
			'- customer.timezone=Europe/Kiev',
			'- customer.timezone=GMT+12',
		],
	},
};

const client = clientEndpoints();
const node = nodeEndpoints();

const idsOf = (endpoints: Endpoint[]) => endpoints.map(({ id }) => id).sort();

/** Whether a parameter is inside another: `rules[].trigger` is in `rules[]`, and `status[]` in `status`. */
const isInside = (name: string, outer: string) =>
	name.startsWith(`${outer}.`) || name.startsWith(`${outer}[`);

function differences({ parameters: theirs }: Endpoint, { parameters: ours }: Endpoint): string[] {
	const own = [...ours.keys()];
	const missing = [...theirs.keys()].filter((name) => !ours.has(name));
	const vague = missing.filter((name) => own.some((inner) => isInside(inner, name)));
	return [
		...missing.map((name) => `${vague.includes(name) ? '~' : '-'} ${name}`),
		...missingValues(theirs, ours).map((value) => `- ${value}`),
	].sort();
}

/** Values that the client offers and the node does not, as `customer.timezone=UTC`. */
function missingValues(theirs: Endpoint['parameters'], ours: Endpoint['parameters']): string[] {
	return [...theirs].flatMap(([name, values]) => {
		const own = ours.get(name) ?? [];
		const missing = values.filter((value) => own.length && !own.includes(value));
		return missing.map((value) => `${name}=${value}`);
	});
}

test('has the endpoints that the client has', () => {
	expect(idsOf(node)).toEqual(expect.arrayContaining(idsOf(client)));
	expect(idsOf(client)).toEqual(
		expect.arrayContaining(Object.values(DIFFERENCES).flatMap(Object.keys)),
	);
});

test.each(client)('$id has the parameters that the client has', (endpoint) => {
	const counterpart = node.find(({ id }) => id === endpoint.id)!;
	const listed = Object.values(DIFFERENCES).flatMap((endpoints) => endpoints[endpoint.id] ?? []);
	expect(differences(endpoint, counterpart)).toEqual(listed.sort());
});
