import fc from 'fast-check';
import {
	amount,
	renamed,
	pluck,
	numeric,
	field,
	pickFields,
	simplifyRecord,
	unitsByMetric,
} from '../../../nodes/LagoCustomer/model/simplify';

test('an amount that Lago sends as a text is a number, and has no unit without a currency', () => {
	const fields = [amount('amount')];
	expect(simplifyRecord({ amount_cents: '250', amount_currency: 'EUR' }, fields)).toEqual({
		amount_cents: 250,
		amount: 2.5,
	});
	const withoutUnit = { amount_cents: 250, amount: null };
	expect(simplifyRecord({ amount_cents: 250 }, fields)).toEqual(withoutUnit);
	expect(simplifyRecord({ amount_cents: 250, currency: 'ABC' }, fields)).toEqual(withoutUnit);
});

test('fields come from anywhere in the object, and missing ones are null', () => {
	const record = { a: 1, b: { e: 'e' }, list: [{ d: 2 }, { d: null }], amount_cents: 5 };
	const fields = [
		...[field('a'), field('b', 'e'), renamed('other', 'b', 'e'), pluck('list', 'd')],
		...[field('b', 'x'), field('y', 'z'), amount('amount')],
	];
	expect(simplifyRecord(record, fields)).toEqual({
		a: 1,
		e: 'e',
		other: 'e',
		list: [2, null],
		x: null,
		z: null,
		amount_cents: 5,
		amount: null,
	});
});

test.each([
	['5.50', 5.5],
	['0.0', 0],
	['', null],
	['many', null],
	['Infinity', null],
	[null, null],
	[true, null],
])('the number in %j is %j', (credits, expected) => {
	expect(simplifyRecord({ credits }, [numeric('credits')])).toEqual({ credits: expected });
});

test('units are added up by the code of their metric', () => {
	const charge = (code: string, used: string) => ({ units: used, billable_metric: { code } });
	const record = {
		charges_usage: [charge('api', '1.5'), charge('__proto__', '2'), charge('api', '2')],
	};
	const simple = simplifyRecord(record, [unitsByMetric('used', 'units')]);
	expect(JSON.stringify(simple)).toBe('{"used":{"api":3.5,"__proto__":2}}');
	expect(simplifyRecord({}, [unitsByMetric('used', 'units')])).toEqual({ used: {} });
});

test('selected fields keep their paths and the IDs', () => {
	const record = {
		lago_id: 'l',
		code: 'c',
		name: 'n',
		nested: { deep: true },
		list: [{ a: 1 }, { a: 2 }],
	};
	expect(pickFields(record, ['nested.deep', 'nothing', 'list.a'])).toEqual({
		code: 'c',
		lago_id: 'l',
		'nested.deep': true,
		nothing: null,
		'list.a': [1, 2],
	});
});

test.each(['constructor', 'toString', '__proto__', 'constructor.name', '__proto__.x'])(
	'%s is no field of an object that does not have it',
	(name) => {
		const keys = name.split('.');
		const [key = '', ...rest] = keys;
		expect(Object.values(simplifyRecord({ a: 1 }, [field(key, ...rest)]))).toEqual([null]);
		expect(JSON.stringify(pickFields({ a: 1 }, [name]))).toBe(`{"${name}":null}`);
	},
);

test('no object is too odd for it', () => {
	const fields = [
		...[field('a', 'b'), amount('amount'), pluck('list', 'x'), numeric('n')],
		...[field('toString'), field('__proto__', 'x'), unitsByMetric('u', 'units')],
	];
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.anything()), (record) => {
			simplifyRecord(record as never, fields);
			pickFields(record as never, Object.keys(record));
		}),
	);
	const odd = { amount_cents: 5, currency: 5 };
	expect(simplifyRecord(odd, [amount('amount')])).toEqual({ amount_cents: 5, amount: null });
});
