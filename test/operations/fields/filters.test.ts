import type { QueryField } from '../../../nodes/LagoCustomer/model/field';
import {
	amountFromFilter,
	amountToFilter,
	currencyFilter,
	metadataFilter,
	purchaseOrderNumberFilter,
} from '../../../nodes/LagoCustomer/resources/common/filters';
import type { Json, JsonObject } from '../../../nodes/LagoCustomer/lago/json';

const metadata = [{ key: 'segment', value: 'vip' }];
const currency = currencyFilter('currency', 'code');

// What is within a range, or equal, is found in test/operations/lists, and what is not is refused there.
test.each<[string, QueryField, JsonObject, Json, boolean]>([
	['no amount', amountFromFilter, { total_amount_cents: null }, 0, false],
	['no amount', amountToFilter, { total_amount_cents: null }, 5, false],
	['an amount of another name', amountToFilter, {}, 5, false],
	['no number', purchaseOrderNumberFilter, { purchase_order_number: null }, 'PO-1', false],
	['one of the values', currency, { currency: { code: 'EUR' } }, ['USD', 'EUR'], true],
	['no value', currency, {}, 'EUR', false],
	['all of the pairs', metadataFilter, { metadata }, { segment: 'vip' }, true],
	['one of the pairs', metadataFilter, { metadata }, { segment: 'vip', team: 'north' }, false],
	['another value', metadataFilter, { metadata }, { segment: 'free' }, false],
	['no key that must not be there', metadataFilter, { metadata }, { team: '' }, true],
])(
	'a record with %s: %# shows whether a filter was obeyed',
	(_, { place }, record, wanted, expected) => {
		expect(place.verify?.(record, wanted)).toBe(expected);
	},
);
