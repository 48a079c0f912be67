import { CODES, type Code } from '../../lago/errors';
import { lago, runFast as run } from '../../n8n/support';

/** Those that Lago says of the request as a whole, and not of a field. */
const OF_THE_REQUEST: Code[] = [
	'alert_already_exists',
	'no_linked_payment_provider',
	'payment_provider_code_missing',
	'payment_provider_not_found',
];

/** Those of an answer without details. */
const OF_THE_ANSWER: Code[] = [
	'feature_not_supported',
	'full_usage_not_allowed',
	'lock_acquisition_failed',
	'no_active_subscription',
	'too_many_provider_requests',
];

/** After the name of their field, they are plain words as they are, and so need no others. */
const PLAIN: Code[] = [
	'amount_rounds_to_zero',
	'invalid_fee_types',
	'invalid_key_value_pair',
	'invalid_number_of_recurring_rules',
	'key_too_long',
	'no_payment_methods_to_setup_available',
	'too_many_keys',
	'value_too_long',
];

/** What they name is not the whole of it, or needs a way out: they come with advice. */
const ADVISED: Code[] = [...OF_THE_ANSWER, 'invalid_recurring_rule', 'no_linked_payment_provider'];

const create = { resource: 'wallet', operation: 'create', customerId: 'acme', rateAmount: '1' };

test.each(CODES)('a person reads what %s means', async (code) => {
	const isOfAnswer = OF_THE_ANSWER.includes(code);
	const field = OF_THE_REQUEST.includes(code) ? 'base' : 'name';
	const status = isOfAnswer ? 405 : 422;
	const body = isOfAnswer
		? { status, code }
		: { status, code: 'validation_errors', error_details: { [field]: [code] } };
	lago.intercept(() => ({ status, body }));
	const { error } = await run({ ...create, walletFields: { name: 'Mine' } });

	expect(error).toBeDefined();
	const humanized = code.replaceAll('_', ' ');
	const plain = field === 'name' ? `'Name' "Mine": ${humanized}` : humanized;
	const hasAdvice = error?.description?.replace(/ ?Lago answered \d+ \(\w+\)\.$/, '') !== '';
	// Advice on what to do is no word on what a field has.
	const hasWords = isOfAnswer ? hasAdvice : !error?.message.endsWith(`: ${plain}`);
	expect({ code, hasWords, hasAdvice }).toEqual({
		...{ code, hasWords: !PLAIN.includes(code), hasAdvice: ADVISED.includes(code) },
	});
});
