import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { API_URL_EXPRESSION, BASE_URL_HELP } from '../nodes/LagoCustomer/lago/url';

const WRONG_ADDRESS = `'Base URL' leads to something that is not Lago's API. ${BASE_URL_HELP} The address of the Lago app does not work.`;

const WRONG_KEY =
	"Lago does not accept this 'API Key'. Copy it again from Developers > API keys in Lago, and check that it belongs to the Lago at 'Base URL'.";

const REDIRECTED =
	"'Base URL' redirects to another address. Enter that one, mostly with https:// in place of http://.";

const UNAVAILABLE = 'Lago cannot answer at this moment. Try again later.';

const REDIRECTS = [301, 302, 303, 307, 308];

const UNAVAILABLE_STATUS_CODES = [429, 500, 502, 503, 504];

/** What n8n is to say about a request that failed with a status. */
const statusRule = (value: number, message: string) => ({
	type: 'responseCode' as const,
	properties: { value, message },
});

/** What n8n is to say about a body that has a value under a key, or nothing there. */
const bodyRule = (key: string, value: unknown, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key, value, message },
});

export class LagoApi implements ICredentialType {
	name = 'lagoApi';

	displayName = 'Lago API';

	icon = { light: 'file:../icons/lago.svg', dark: 'file:../icons/lago.dark.svg' } as const;

	documentationUrl = 'https://getlago.com/docs/api-reference/intro';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.getlago.com',
			placeholder: 'e.g. https://api.getlago.com',
			description:
				"Lago Cloud in the US: https://api.getlago.com. Lago Cloud in the EU: https://api.eu.getlago.com. Self-hosted: the address of your server's API, e.g. https://lago.example.com.",
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'You find it in Lago under Developers > API keys',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate of a self-hosted Lago cannot be checked',
		},
	];

	// A function, because n8n would evaluate an expression for every request, which took half the time of
	// most runs.
	authenticate = async (
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		headers: { ...request.headers, Authorization: `Bearer ${String(apiKey).trim()}` },
	});

	/**
	 * Asks for a customer that nobody has: so every Lago answers with an error, whose JSON tells a wrong key
	 * from a wrong address. Its status alone would not do: n8n before 2.9 knows no `except`, and lets every
	 * status through.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: API_URL_EXPRESSION,
			url: '/customers/n8n-credential-test-that-nobody-has',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [...REDIRECTS, ...UNAVAILABLE_STATUS_CODES] },
			skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
		},
		rules: [
			...REDIRECTS.map((code) => statusRule(code, REDIRECTED)),
			...UNAVAILABLE_STATUS_CODES.map((code) => statusRule(code, UNAVAILABLE)),
			// Lago answers in JSON, which n8n parses; a web page stays a text.
			bodyRule('constructor.name', 'String', WRONG_ADDRESS),
			...UNAVAILABLE_STATUS_CODES.map((code) => bodyRule('status', code, UNAVAILABLE)),
			bodyRule('status', undefined, WRONG_ADDRESS),
			bodyRule('error', undefined, WRONG_ADDRESS),
			bodyRule('status', 401, WRONG_KEY),
			// That the customer is missing, or that a valid key may not read customers, has a code.
			bodyRule('code', undefined, WRONG_ADDRESS),
			bodyRule('code', 'resource_not_found', WRONG_ADDRESS),
		] as ICredentialTestRequest['rules'],
	};
}
