import { CODES, type Code } from '../../lago/errors';
import { lago, runFast } from '../../n8n/support';

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

/** What Lago answers with a code. */
function answerOf(code: Code) {
	if (OF_THE_ANSWER.includes(code)) return { status: 405, body: { status: 405, code } };
	const error_details = { [OF_THE_REQUEST.includes(code) ? 'base' : 'name']: [code] };
	return { status: 422, body: { status: 422, code: 'validation_errors', error_details } };
}

test('a person reads what each code means', async () => {
	lago.intercept(({ path }) => answerOf(path.split('/').at(-2) as Code));
	const { errors } = await runFast(
		{
			...{ resource: 'wallet', operation: 'create', rateAmount: '1' },
			...{ customerId: '={{ $json.code }}', walletFields: { name: 'Mine' } },
		},
		{ items: CODES.map((code) => ({ code })), node: { onError: 'continueErrorOutput' } },
	);

	const told = errors.map(({ json: { code, error, message: advice } }) => {
		const humanized = String(code).replaceAll('_', ' ');
		const plain = OF_THE_REQUEST.includes(code as Code) ? humanized : `'Name' "Mine": ${humanized}`;
		const hasAdvice = String(advice).replace(/ ?Lago answered \d+ \(\w+\)\.$/, '') !== '';
		// Advice on what to do is no word on what a field has.
		const isOfAnswer = OF_THE_ANSWER.includes(code as Code);
		const hasWords = isOfAnswer ? hasAdvice : !String(error).endsWith(`: ${plain}`);
		return { code, hasWords, hasAdvice };
	});
	expect(told).toEqual(
		CODES.map((code) => ({
			...{ code, hasWords: !PLAIN.includes(code), hasAdvice: ADVISED.includes(code) },
		})),
	);
});
