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

export const notAllowed = (code: string) => lagoError(405, 'Method Not Allowed', { code });

export type ErrorDetails = { [field: string]: string[] | ErrorDetails | object };

export const invalid = (details: ErrorDetails) =>
	lagoError(422, 'Unprocessable Entity', { code: 'validation_errors', error_details: details });

/** Another request changes the same at this moment, and did not end in time. [D] */
export const lockAcquisitionFailed = () =>
	lagoError(422, 'Unprocessable Entity', { code: 'lock_acquisition_failed' });

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
		code: 'too_many_provider_requests',
		error_details: {
			provider_name: provider,
			message: `Service ${provider} is not available. Try again later.`,
		},
	});

export const rateLimited = () => lagoError(429, 'Too Many Requests'); // the gateway's body is not documented

/** Collects what is wrong with a record, field by field. */
export class Errors {
	readonly details: Record<string, string[]> = {};

	expect(isValid: boolean, field: string, ...codes: string[]): this {
		if (!isValid) (this.details[field] ??= []).push(...codes);
		return this;
	}

	raise(): void {
		if (Object.keys(this.details).length) throw invalid(this.details);
	}
}
