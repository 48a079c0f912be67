/** What may stand at the end of an address that a user types: slashes, with or without /api/v1. */
const ENDING = /(\/+api\/+v1)?\/*$/i;

/** The address of Lago's API for any spelling of the credential's Base URL. */
export function apiUrl(baseUrl: string): string {
	return `${baseUrl.trim().replace(ENDING, '')}/api/v1`;
}

/** Whether that address can be asked: what stands behind a ? or # would swallow the path. */
export function isWebAddress(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, search, hash } = new URL(url);
	return ['http:', 'https:'].includes(protocol) && search === '' && hash === '';
}

/** The same as an n8n expression, for the credential test, which n8n allows no code. */
export const API_URL_EXPRESSION = `={{ $credentials.baseUrl.trim().replace(${ENDING}, '') }}/api/v1`;
