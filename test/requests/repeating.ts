import type { Reply } from '../lago';

/** Of longer headers, Node.js reads none. */
const MAX_HEADER = 9000;

const refusal = (status: number, body: object): Reply => ({ status, body: { status, ...body } });

/** Every place of an answer that is an error, from which a text could get into what n8n shows or keeps. */
export const REPEATING: Array<[where: string, reply: (text: string) => Reply]> = [
	['a code', (code) => refusal(422, { code })],
	['a value', (text) => refusal(422, { error_details: { name: [text], [text]: [text] } })],
	[
		'a refusal of another service',
		(text) => {
			const error_details = { third_party: text, thirdparty_error: text };
			return refusal(422, { code: 'third_party_error', error_details });
		},
	],
	[
		'a missing object',
		(text) => refusal(404, { code: `${text.replaceAll('-', '_')}_not_found`, echo: text }),
	],
	[
		'the ID of the request',
		(text) => ({ status: 500, headers: { 'x-request-id': text.slice(0, MAX_HEADER) } }),
	],
	...['https://lago.example/', '/'].map((address): (typeof REPEATING)[number] => [
		`a redirect to ${address}`,
		(text) => ({ status: 302, headers: { location: `${address}${text.slice(0, MAX_HEADER)}?x` } }),
	]),
	['a page', (text) => ({ status: 400, body: `<pre>${text}` })],
];
