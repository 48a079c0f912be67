import type { INodeProperties } from 'n8n-workflow';
import type { RequestResult } from '../../../nodes/LagoCustomer/lago/response';
import {
	fixedCollection,
	groupField,
	inBody,
	notSent,
	inQuery,
	type Field,
} from '../../../nodes/LagoCustomer/model/field';
import { describeError } from '../../../nodes/LagoCustomer/errors/messages';

const CHECK_BASE_URL = /^Check 'Base URL' in the Lago API credential\. /;

const said = (outcome: RequestResult) =>
	Object.values(
		describeError(outcome, {
			fields: [],
			values: new Map(),
			mayHaveExecuted: false,
			getHint: null,
		}),
	);

const answered = (status: number, body: unknown): RequestResult => ({
	...{ hasResponse: true, status, headers: {}, body, mayHaveExecutedEarlier: false },
});

const unanswered = (code: string): RequestResult => ({
	...{ hasResponse: false, code, detail: 'socket hang up', mayHaveExecutedEarlier: false },
});

/** An error of Lago's, which names its status. */
const ofLago = (status: number, body: object = {}) => answered(status, { status, ...body });

test.each([
	[
		ofLago(403, { code: 'write_action_not_allowed_for_wallet' }),
		'The API key may not write wallet data',
		/^Give it the permission to write 'wallet' in Lago, or use another key\. /,
	],
	[
		ofLago(403, { code: 'a_read_action_not_allowed_for_wallet' }),
		'Lago did not allow it: a read action not allowed for wallet',
		/^Lago answered 403 \(a_read_action_not_allowed_for_wallet\)\.$/,
	],
	[
		ofLago(403, { code: 'read_action_not_allowed_for_wallet now' }),
		'Lago did not allow it: read_action_not_allowed_for_wallet now',
		/^Lago answered 403 /,
	],
	[
		ofLago(403, { code: 'projected_usage_not_enabled' }),
		'Lago did not allow it: projected usage not enabled',
		/^This needs a Lago add-on that the account does not have\. Lago answered 403 \(projected_usage_not_enabled\)\.$/,
	],
	[ofLago(403), 'Lago did not allow it: forbidden', /^Lago answered 403\.$/],
	[ofLago(400), 'Lago did not accept the request: HTTP 400', /^Lago answered 400\.$/],
	[
		ofLago(422, {
			code: 'third_party_error',
			error_details: { third_party: 5, thirdparty_error: {} },
		}),
		'The other service refused: it gives no reason',
		/^Lago passed the request on and got this answer back\. /,
	],
	[
		ofLago(422, { error_details: { base: [null, 'wallet_is_terminated'] } }),
		'Lago did not accept the request: the wallet is terminated',
		/^Lago answered 422\.$/,
	],
	[
		ofLago(422, { error_details: { wallet: { first: { errors: 'Errors: {"base":["full"]}' } } } }),
		'Lago did not accept the request: wallet > first: full',
		/^Lago answered 422\.$/,
	],
	[
		ofLago(422, { error_details: { 0: { params: {}, errors: { base: ['full'] } } } }),
		'Lago did not accept the request: Alert 1: full',
		/^Lago answered 422\.$/,
	],
	[
		ofLago(422, { error_details: { a: ['invalid_value'], b: ['invalid_recurring_rule'] } }),
		"Lago did not accept the request: 'a' has a value that Lago does not accept",
		/^'a' has a value that Lago does not accept; 'b' is not a rule that Lago accepts\. Lago does not say what is wrong\. /,
	],
	[
		ofLago(422, { error_details: { 0: { errors: { toString: 'x' } } } }),
		"Lago did not accept the request: Alert 1: 'toString': x",
		/^Lago answered 422\.$/,
	],
	[answered(300, ''), 'The address redirects to another one (HTTP 300)', CHECK_BASE_URL],
	[answered(429, {}), "Lago's rate limit stayed used up", /^Lower 'Max Parallel Requests' /],
	[
		answered(429, ''),
		"Lago's rate limit stayed used up",
		/^Lower 'Max Parallel Requests' .* The server answered 429\.$/,
	],
	[
		answered(500, 'Oops'),
		'The server could not answer (HTTP 500)',
		/^Run it again later\. If it stays like this, ask whoever runs the Lago server\. The server answered 500\.$/,
	],
	[
		answered(404, ' <p>Not here</p> '),
		"The answer is a web page, so it is not from Lago's API (HTTP 404)",
		CHECK_BASE_URL,
	],
	[
		answered(404, 'a <'),
		"The answer is no JSON, so it is not from Lago's API (HTTP 404)",
		CHECK_BASE_URL,
	],
	[unanswered('ETIMEDOUT'), 'Lago did not answer in time', /raise 'Timeout'/],
	[unanswered('ERR_INVALID_CHAR'), "'API Key' socket hang up", /^Copy 'API Key' /],
	[
		unanswered('CERT_HAS_EXPIRED'),
		'The certificate of the Lago server is not trusted (CERT_HAS_EXPIRED)',
		/'Ignore SSL Issues'/,
	],
	[
		unanswered('ECONNRESET'),
		'The connection to Lago broke (ECONNRESET)',
		/^socket hang up\. Run it again; if it stays like this, something between n8n and Lago closes connections\. If 'Base URL' begins with http:\/\/, the server may want https:\/\/\.$/,
	],
])('%j', (outcome, message, description) => {
	expect(said(outcome)).toEqual([message, expect.stringMatching(description)]);
});

describe('a detail names the field that the editor shows', () => {
	const property = (displayName: string, type: INodeProperties['type'] = 'string') => ({
		...{ displayName, name: displayName.toLowerCase(), type, default: '' },
	});
	const address = inBody('customer')('address', property('Address', 'fixedCollection'));
	const taxes = inBody('customer')('tax_codes', property('Taxes'), { lagoResource: 'tax' });
	const fields: Field[] = [
		fixedCollection(address, 'object', { entry: 'Address', name: 'address' }, [
			groupField('name', property('Street Name')),
			groupField('city', property('City')),
		]),
		inBody('customer')('name', property('Legal Name')),
		inQuery('status', null, property('Statuses')),
		notSent(property('Limit')),
		{ property: property('Other Fields'), place: { in: 'body', at: ['customer'], as: 'defaults' } },
		taxes,
	];
	const saidOf = (body: object, status = 422) =>
		describeError(ofLago(status, body), {
			...{ fields, values: new Map([[taxes, ['vat']]]), mayHaveExecuted: false, getHint: null },
		}).message;

	test.each([
		['name', "'Legal Name'"],
		['city', "'Address > City'"],
		['status', "'Statuses'"],
		['customer', "'customer'"],
		['limit', "'limit'"],
	])('%s is %s', (key, name) => {
		expect(saidOf({ error_details: { [key]: ['value_is_mandatory'] } })).toBe(
			`Lago did not accept the request: ${name} is missing`,
		);
	});

	test('what is not there is named by the value that was sent', () => {
		expect(saidOf({ code: 'tax_not_found' }, 404)).toBe("Lago has no tax 'vat'");
	});
});
