import type { QueryField } from '../../../nodes/LagoCustomer/model/field';
import {
	amountFromFilter,
	amountToFilter,
	currencyFilter,
	issuingDateFromFilter,
	issuingDateToFilter,
	metadataFilter,
	purchaseOrderNumberFilter,
} from '../../../nodes/LagoCustomer/resources/common/filters';
import type { Json, JsonObject } from '../../../nodes/LagoCustomer/lago/json';

const metadata = [{ key: 'segment', value: 'vip' }];
const currency = currencyFilter('currency', 'code');

test.each<[string, QueryField, JsonObject, Json, boolean]>([
	['the same amount', amountFromFilter, { total_amount_cents: 5 }, 5, true],
	['a lower amount', amountFromFilter, { total_amount_cents: 4 }, 5, false],
	['no amount', amountFromFilter, { total_amount_cents: null }, 0, false],
	['the same amount', amountToFilter, { total_amount_cents: 5 }, 5, true],
	['a higher amount', amountToFilter, { total_amount_cents: 6 }, 5, false],
	['no amount', amountToFilter, { total_amount_cents: null }, 5, false],
	['an amount of another name', amountToFilter, {}, 5, false],
	['the same day', issuingDateFromFilter, { issuing_date: '2026-11-22' }, '2026-11-22', true],
	['an earlier day', issuingDateFromFilter, { issuing_date: '2026-11-21' }, '2026-11-22', false],
	['a later day', issuingDateToFilter, { issuing_date: '2026-11-23' }, '2026-11-22', false],
	[
		'the same in small letters',
		purchaseOrderNumberFilter,
		{ purchase_order_number: 'po-1' },
		'PO-1',
		true,
	],
	['no number', purchaseOrderNumberFilter, { purchase_order_number: null }, 'PO-1', false],
	['a value deeper down', currency, { currency: { code: 'EUR' } }, 'EUR', true],
	['one of the values', currency, { currency: { code: 'EUR' } }, ['USD', 'EUR'], true],
	['none of the values', currency, { currency: { code: 'EUR' } }, ['USD', 'CHF'], false],
	['no value', currency, {}, 'EUR', false],
	['all of the pairs', metadataFilter, { metadata }, { segment: 'vip' }, true],
	['one of the pairs', metadataFilter, { metadata }, { segment: 'vip', team: 'north' }, false],
	['another value', metadataFilter, { metadata }, { segment: 'free' }, false],
	['a key that must not be there', metadataFilter, { metadata }, { segment: '' }, false],
	['no key that must not be there', metadataFilter, { metadata }, { team: '' }, true],
])(
	'a record with %s: %# shows whether a filter was obeyed',
	(_, { place }, record, wanted, expected) => {
		expect(place.verify?.(record, wanted)).toBe(expected);
	},
);
