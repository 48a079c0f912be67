import type { Lago } from './index';

export interface Answer {
	status: number;
	headers: Headers;
	// What Lago answers is looked into freely here.
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	body: any;
}

export type Call = (verb: string, path: string, body?: unknown, key?: string) => Promise<Answer>;

/** Calls the API; a string is sent as it is, anything else as JSON. */
export const client =
	(lago: () => Pick<Lago, 'url' | 'apiKey'>): Call =>
	async (verb, path, body, key = lago().apiKey) => {
		const response = await fetch(`${lago().url}/api/v1${path}`, {
			method: verb,
			headers: {
				authorization: `Bearer ${key}`,
				accept: 'application/json',
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: text === '' ? undefined : JSON.parse(text),
		};
	};

/** The status and what the error says, for short expectations. */
export const refusal = ({ status, body }: Answer) => [status, body.error_details ?? body.code];
