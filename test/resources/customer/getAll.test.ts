import { run, wire } from '../../support';
import { ENTER_A_VALUE, NOTHING, refusal, refusesUnreadableKeys } from '../helpers';
import { metadata } from '../lists/list';

const getAll = { resource: 'customer', operation: 'getAll', simplify: false };

test('a key that must not exist needs no value, and one given does not count', async () => {
	await run({
		...getAll,
		customerFilters: metadata({ key: 'segment', value: 'vip', unset: true }),
	});
	expect(wire()).toEqual([{ request: 'GET /customers?metadata[segment]=&page=1&per_page=50' }]);
});

test('leaves empty entries out of a list', async () => {
	await run({ ...getAll, customerFilters: { states: ['', 'California', NOTHING] } });
	expect(wire()).toEqual([{ request: 'GET /customers?states[]=California&page=1&per_page=50' }]);
});

test.each(['={{ [] }}', '={{ [null] }}', '={{ [$json.nothing, ""] }}'])(
	'does not send a list that the expression %s leaves empty',
	async (currencies) => {
		await run({ ...getAll, customerFilters: { currencies } });
		expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=50' }]);
	},
);

test('takes a single value from an expression for a list', async () => {
	await run(
		{
			...getAll,
			customerFilters: {
				billingEntityCodes: '={{ $json.entity }}',
				countries: '={{ $json.country }}',
				zipcodes: '={{ $json.zip }}',
			},
		},
		{ items: [{ country: 'US', entity: 'paris', zip: 94110 }] },
	);
	expect(wire()).toEqual([
		{
			request:
				'GET /customers?billing_entity_codes[]=paris&countries[]=US&zipcodes[]=94110&page=1&per_page=50',
		},
	]);
});

test('refuses Metadata without a value', async () => {
	const customerFilters = metadata({ key: 'segment' });
	expect(await refusal({ ...getAll, customerFilters })).toEqual({
		message: "'Metadata' has no value for the key 'segment'",
		description: ENTER_A_VALUE,
	});
});

refusesUnreadableKeys('Metadata', (...entries) => ({
	...getAll,
	customerFilters: metadata(...entries),
}));

test('refuses Metadata with a key twice', async () => {
	const customerFilters = metadata({ key: 'k', value: 'a' }, { key: 'k', value: 'b' });
	expect(await refusal({ ...getAll, customerFilters })).toEqual({
		message: "'Metadata' has the key 'k' twice",
		description: 'Keep one of the two entries.',
	});
});
