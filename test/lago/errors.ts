import { words } from './objects';

/** Lago's error bodies. `status` repeats the HTTP code; there is never a top-level `message`. */
export class LagoError extends Error {
	/** The server in front of Rails answers without a word. */
	constructor(
		readonly status: number,
		readonly body?: object,
	) {
		super(JSON.stringify(body));
	}
}

/** An error that Rails itself answers: in JSON for who accepts that, else without a body. */
export class RailsError extends LagoError {}

const lagoError = (status: number, error: string, rest: object = {}) =>
	new LagoError(status, { status, error, ...rest });

export const uriTooLong = () => new LagoError(400);

export const malformedRequest = () => new RailsError(400, { status: 400, error: 'Bad Request' });

export const internalServerError = () =>
	new RailsError(500, { status: 500, error: 'Internal Server Error' });

/** Somebody else has changed the record since it was read, so that nothing was written. */
export const conflict = () => new RailsError(409, { status: 409, error: 'Conflict' });

export const missingParam = (root: string) =>
	lagoError(400, `BadRequest: param is missing or the value is empty or invalid: ${root}`);

export const unauthorized = (error = 'Unauthorized') => lagoError(401, error);

export const forbidden = (code: string) => lagoError(403, 'Forbidden', { code });

export const notFound = (resource: string) =>
	lagoError(404, 'Not Found', { code: `${resource}_not_found` });

export const notAllowed = (code: Code) => lagoError(405, 'Method Not Allowed', { code });

/** By these Lago names what is wrong. */
export const CODES = [
	...words('alert_already_exists amount_above_maximum amount_below_minimum amount_rounds_to_zero'),
	...words('duplicate_threshold_values feature_not_supported full_usage_not_allowed'),
	...words('invalid_amount invalid_count invalid_count_per_integration_type invalid_date'),
	...words('invalid_email_format invalid_fee_types invalid_granted_credits invalid_identifier'),
	...words('invalid_key_value_pair invalid_limitations invalid_number_of_recurring_rules'),
	...words('invalid_paid_credits invalid_payment_method invalid_recurring_rule invalid_timezone'),
	...words('invalid_type invalid_value key_too_long lock_acquisition_failed'),
	...words('must_be_greater_than_or_equal_min no_active_subscription no_linked_payment_provider'),
	...words('no_payment_methods_to_setup_available not_a_valid_country_code'),
	...words('not_a_valid_language_code payment_provider_code_missing payment_provider_not_found'),
	...words('skip_sections_and_selected_ids_sent_together too_many_keys too_many_provider_requests'),
	...words('too_many_thresholds value_already_exist value_is_invalid value_is_mandatory'),
	...words('value_is_out_of_range value_is_too_long value_too_long wallet_is_terminated'),
	...words('wallet_limit_reached'),
];

export type Code = (typeof CODES)[number];

/** A code, or words that need none. */
export type Said = Code | `${string} ${string}`;

export type ErrorDetails = { [field: string]: Said[] | ErrorDetails | BatchError };

/** Of a batch, Lago repeats what was sent beside its errors, as JSON in a text. */
export interface BatchError {
	params: object;
	errors: string;
}

export const invalid = (details: ErrorDetails) =>
	lagoError(422, 'Unprocessable Entity', { code: 'validation_errors', error_details: details });

/** Another request changes the same at this moment, and did not end in time. [D] */
export const lockAcquisitionFailed = () =>
	lagoError(422, 'Unprocessable Entity', { code: 'lock_acquisition_failed' satisfies Code });

/**
 * Lago has a `provider_error` as well, but no route below /customers answers it: it is for a payment that
 * is authorized before a subscription begins. [D]
 */
export const thirdPartyError = (thirdParty: string, message: string) =>
	lagoError(422, 'Unprocessable Entity', {
		code: 'third_party_error',
		error_details: { third_party: thirdParty, thirdparty_error: message },
	});

/** Lago allows itself few requests a second to a tax provider. [D] */
export const tooManyProviderRequests = (provider: string) =>
	lagoError(429, 'Too Many Provider Requests', {
		code: 'too_many_provider_requests' satisfies Code,
		error_details: {
			provider_name: provider,
			message: `Service ${provider} is not available. Try again later.`,
		},
	});

export const rateLimited = () => lagoError(429, 'Too Many Requests'); // the gateway's body is not documented

/** Collects what is wrong with a record, field by field. */
export class Errors {
	readonly details: Record<string, Said[]> = {};

	expect(isValid: boolean, field: string, ...codes: Said[]): this {
		if (!isValid) (this.details[field] ??= []).push(...codes);
		return this;
	}

	raise(): void {
		if (Object.keys(this.details).length) throw invalid(this.details);
	}
}
