import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { isCollection, type Field, type Group } from '../../nodes/LagoCustomer/fields/field';
import { operations, plainly, type Declared } from './declarations';
import { FROM_ITEM, refusal, REMOVE_THE_ENTRY } from './helpers';

/** A field that is not made of others, wherever it is. */
interface Spot {
	/** Of the operation. */
	id: string;
	/** As errors name it: `Thresholds > Value`. */
	label: string;
	property: INodeProperties;
	/** Whether an entry, without this value, is refused or left out. */
	isRequired?: boolean;
	/** The parameters of the operation in which the input item gives the value. */
	parameters: INodeParameters;
}

const optionsOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value).filter((value) => value !== '');

/** What an entry must have: something in each of its required fields. */
const leastOf = ({ entries }: Group): INodeParameters =>
	Object.fromEntries(
		entries
			.filter(({ property }) => property.required)
			.map(({ property, group }) => [
				property.name,
				group ? { [group.name]: [leastOf(group)] } : (optionsOf(property)[0] ?? 'a'),
			]),
	) as INodeParameters;

/** What else stands in an entry, so that the editor shows the field in question. */
function showing({ entries }: Group, { displayOptions = {} }: INodeProperties): INodeParameters {
	const { show = {}, hide = {} } = displayOptions;
	const shown = Object.entries(show).map(([name, values]) => [name, values?.[0]]);
	const notHidden = Object.entries(hide).map(([name, values]) => {
		const other = entries.find((entry) => entry.property.name === name);
		return [name, other && optionsOf(other.property).find((value) => !values?.includes(value))];
	});
	return Object.fromEntries([...shown, ...notHidden]) as INodeParameters;
}

/** A field, or those that it is made of. @param put makes the operation's parameters with its value */
function spotsIn(
	{ property, group }: Pick<Field, 'property' | 'group'>,
	label: string,
	put: (value: NodeParameterValueType) => INodeParameters,
): Array<Omit<Spot, 'id'>> {
	if (!group) return [{ label, property, parameters: put(FROM_ITEM) }];
	return group.entries.flatMap((entry) => {
		const fill = (value: NodeParameterValueType) => {
			const others = { ...leastOf(group), ...showing(group, entry.property) };
			const filled = { ...others, [entry.property.name]: value } as INodeParameters;
			return put({ [group.name]: group.shape === 'object' ? filled : [filled] });
		};
		const isRequired = entry.property.required && !entry.carriesEntry;
		return spotsIn(entry, `${label} > ${entry.property.displayName}`, fill).map((spot) => ({
			...spot,
			...(!entry.group && { isRequired }),
		}));
	});
}

function spotsOf(declared: Declared): Spot[] {
	const plain = plainly(declared);
	// The input item has nothing but the wrong value.
	const ids = Object.entries(plain).map(([name, value]) => [
		name,
		typeof value === 'string' && value.startsWith('=') ? 'any' : value,
	]);
	const filled = Object.fromEntries(ids) as INodeParameters;
	return declared.operation.fields.flatMap((field) =>
		(isCollection(field) ? field.fields : [field])
			// What agents alone choose is tested with them; IDs have tests of their own.
			.filter(({ property: { displayOptions, type } }) => {
				const forAgents = displayOptions?.show?.['@tool']?.includes(true) ?? false;
				return !forAgents && type !== 'resourceLocator';
			})
			.flatMap((inner) =>
				spotsIn(inner, inner.property.displayName, (value) => {
					const given = { [inner.property.name]: value } as INodeParameters;
					return { ...filled, ...(isCollection(field) ? { [field.property.name]: given } : given) };
				}),
			)
			.map((spot) => ({ id: declared.id, ...spot })),
	);
}

/** What lists accept, by the field, or by operation and field where the operations differ. */
const ACCEPTED: Record<string, string> = {
	'Account Type': 'customer, partner',
	'Account Types': 'customer, partner',
	'Alerts > Alert Type':
		'wallet_balance_amount, wallet_credits_balance, wallet_credits_ongoing_balance, wallet_ongoing_balance_amount',
	'Billing Address > Country': 'one of the 250 in the list',
	'customer createOrUpdate: Clear Fields': 'one of the 36 in the list',
	'wallet update: Clear Fields':
		'applies_to.billable_metric_codes[], expiration_at, applies_to.fee_types[], invoice_custom_section.invoice_custom_section_codes[], metadata, name, paid_top_up_max_amount_cents, paid_top_up_min_amount_cents, payment_method.payment_method_id, purchase_order_number, recurring_transaction_rules[]',
	'walletAlert update: Clear Fields': 'name',
	Countries: 'one of the 250 in the list',
	'Credit Statuses': 'available, consumed, voided',
	Currencies: 'one of the 142 in the list',
	Currency: 'one of the 142 in the list',
	'Customer Type': 'company, individual',
	'Document Locale': 'zh-TW, en, fr, de, it, nb, pt-BR, es, sv',
	'Fee Types': 'add_on, charge, commitment, credit, fixed_charge, product, subscription',
	'Integration Customers > Integration Type': 'anrok, avalara, hubspot, netsuite, salesforce, xero',
	'Integration Customers > Sync With Provider': 'false, true',
	'Integration Customers > Targeted Object': 'companies, contacts',
	'Integrations to Unlink': 'anrok, avalara, hubspot, netsuite, salesforce, xero',
	'Invoice Type': 'add_on, advance_charges, credit, one_off, progressive_billing, subscription',
	'Issuing Date Adjustment': 'align_with_finalization_date, keep_anchor',
	'Issuing Date Anchor': 'current_period_end, next_period_start',
	'Metadata > Display in Invoice': 'false, true',
	'Payment Method Type': 'manual, provider',
	'Payment Provider': 'adyen, cashfree, flutterwave, gocardless, moneyhash, stripe',
	'Payment Status': 'failed, pending, succeeded',
	'Payment Statuses': 'failed, pending, succeeded',
	'Provider Payment Methods':
		'bacs_debit, boleto, card, crypto, customer_balance, link, sepa_debit, us_bank_account',
	Reasons:
		'duplicated_charge, fraudulent_charge, order_cancellation, order_change, other, product_unsatisfactory',
	'Recurring Top-Up Rule > Grants Target Top-Up': 'false, true',
	'Recurring Top-Up Rule > Ignore Paid Top-Up Limits': 'false, true',
	'Recurring Top-Up Rule > Interval': 'monthly, quarterly, semiannual, weekly, yearly',
	'Recurring Top-Up Rule > Invoice After Payment': 'false, true',
	'Recurring Top-Up Rule > Method': 'fixed, target',
	'Recurring Top-Up Rule > Payment Method > Payment Method Type': 'manual, provider',
	'Recurring Top-Up Rule > Trigger': 'interval, threshold',
	'Refund Statuses': 'failed, pending, succeeded',
	Settlements: 'credit_note, payment',
	'Shipping Address > Country': 'one of the 250 in the list',
	Status: 'active, terminated',
	'invoice getAll: Statuses': 'draft, failed, finalized, pending, voided',
	'subscription getAll: Statuses': 'active, canceled, incomplete, pending, terminated',
	Timezone: 'one of the 136 in the list',
	Types: 'credit, offset, refund',
	'Zero Amount Invoices': 'inherit, finalize, skip',
};

type Wrong = [value: unknown, problem: string, advice: string];

const each = (values: unknown[], problem: string, advice: (shown: string) => string): Wrong[] =>
	values.map((value) => [value, problem, advice(JSON.stringify(value))]);

const notTexts = (values: unknown[]) =>
	each(values, 'is not a text', (shown) => `It is ${shown}: pick the one value to send.`);

/** Inside of a list, it is the entry that is shown. */
const inLists = (wrong: Wrong[]): Wrong[] =>
	wrong.map(([value, ...words]) => [[undefined, value], ...words]);

const WRONG: Record<string, (spot: Spot) => Wrong[]> = {
	boolean: () => each(['no', 1], 'is neither true nor false', (shown) => `It is ${shown}.`),
	dateTime: ({ property }) => {
		const example = property.typeOptions?.dateOnly ? '2026-11-22' : '2026-11-22T09:00:00Z';
		const values = ['yesterday', '28.02.2026', '2026-02-30', 20260228];
		return each(values, 'is not a date', (shown) => `It is ${shown}. Write it like ${example}.`);
	},
	json: ({ property }) => [
		['{ "a": ', 'is not valid JSON', 'Unexpected end of JSON input.'],
		...(property.default === '{}'
			? each(
					['null', '["a"]', ['a']],
					'is not a JSON object',
					() => 'Write it as { "field": "value" }.',
				)
			: each(['null', '{"a":1}', { a: 1 }], 'is not a JSON list', () => 'Write it as ["value"].')),
	],
	multiOptions: ({ id, label, property }) =>
		inLists(
			property.options
				? [['some', 'cannot be "some"', acceptedBy(id, label)]]
				: notTexts([{ code: 'a' }]),
		),
	number: ({ property: { typeOptions: { minValue, maxValue, numberPrecision } = {} } }) => [
		...each(['ten', [3]], 'is not a number', (shown) => `It is ${shown}.`),
		...each(numberPrecision === 0 ? [1.5] : [], 'is not a whole number', () => 'It is 1.5.'),
		...each(
			minValue === undefined ? [] : [minValue - 1],
			`is less than ${minValue}`,
			(shown) => `It is ${shown}.`,
		),
		...each(
			maxValue === undefined ? [] : [maxValue + 1],
			`is more than ${maxValue}`,
			(shown) => `It is ${shown}.`,
		),
	],
	options: ({ id, label, property }) =>
		property.options
			? [
					['some', 'cannot be "some"', acceptedBy(id, label)],
					[['some'], 'cannot be ["some"]', acceptedBy(id, label)],
				]
			: notTexts([['a'], { code: 'a' }]),
	string: ({ property }) =>
		property.typeOptions?.multipleValues
			? inLists(notTexts([{ a: 1 }]))
			: notTexts([['a'], { a: 1 }]),
};

const acceptedBy = (id: string, label: string) =>
	`Lago accepts ${ACCEPTED[`${id}: ${label}`] ?? ACCEPTED[label]}.`;

test.each(operations.flatMap(spotsOf))('$id refuses wrong values of $label', async (spot) => {
	const missing = each(spot.isRequired ? ['', null] : [], 'is empty', () => REMOVE_THE_ENTRY);
	for (const [value, problem, description] of [...missing, ...WRONG[spot.property.type](spot)]) {
		const message = `'${spot.label}' ${problem}`;
		expect(await refusal(spot.parameters, value)).toEqual({ message, description });
	}
});
