import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { normalizeApiKey } from '../nodes/LagoCustomer/lago/credential';

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
		headers: { ...request.headers, Authorization: `Bearer ${normalizeApiKey(apiKey)}` },
	});
}
