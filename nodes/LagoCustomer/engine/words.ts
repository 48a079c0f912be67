import type { INodeProperties } from 'n8n-workflow';
import type { Outcome } from './send';
import { isObject, snakeCase } from './values';
import { lastName, sentFields } from './wire';

/** What a person reads: what happened, and how to go on. */
interface Words {
	message: string;
	description: string;
}

/** The JSON around every error of Lago; none of it is certain to be there. */
interface LagoError {
	error?: unknown;
	code?: unknown;
	error_details?: unknown;
	provider?: { code?: unknown };
}

/** What an error can say about the request that failed. */
export interface Asked {
	fields: INodeProperties[];
	/** The ids in the path, by the name of their field. */
	ids: Record<string, string>;
	/** Whether the request may have changed something that nobody was told of. */
	inDoubt: boolean;
}

const CHECK_BASE_URL =
	"Check 'Base URL' in the Lago API credential. It is https://api.getlago.com for Lago Cloud in the US, https://api.eu.getlago.com in the EU, and the address of your own server's API otherwise.";

const IN_DOUBT =
	'Lago may have carried the request out nevertheless: look in Lago before you run it again.';

/** How to go on after the answers of Lago that do not explain themselves. */
const ADVICE: Record<string, string> = {
	feature_not_supported: "The customer's payment provider has no checkout page.",
	feature_unavailable: 'This needs a Lago plan or licence that the account does not have.',
	full_usage_not_allowed:
		"'Full Usage' needs a Lago add-on and one of the filters for charge, billable metric or group, and excludes prorated charges.",
	lock_acquisition_failed: 'Another request changes the same object. Run it again in a moment.',
	no_active_subscription:
		"Choose a subscription of this customer that is active, or check the expression in 'Subscription'.",
	no_linked_payment_provider:
		'Connect the customer to a payment provider first: Create or Update > Billing Configuration.',
	projected_usage_not_enabled: 'This needs a Lago add-on that the account does not have.',
	resource_not_found:
		"Either Lago has no such customer, or the address is wrong: check the fields, then 'Base URL' in the Lago API credential. A Lago server that is older than the operation answers like this too.",
	too_many_provider_requests:
		"The tax provider's limit is used up. Wait a moment, or switch 'Apply Taxes' off.",
};

/** No certificate that Node.js trusts. */
const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO/;

/** What a person reads about an outcome that is not the one hoped for, in Lago's words. */
export function wordsFor(outcome: Outcome, asked: Asked): Words {
	const { message, description } = outcome.answered
		? answerWords(outcome.status, outcome.body, asked)
		: silenceWords(outcome.code, outcome.detail);
	return {
		message,
		description: [description, asked.inDoubt ? IN_DOUBT : ''].filter(Boolean).join(' '),
	};
}

function answerWords(status: number, body: unknown, asked: Asked): Words {
	if (status >= 300 && status < 400) {
		return {
			message: `The address redirects to another one (HTTP ${status})`,
			description: CHECK_BASE_URL,
		};
	}
	if (!isObject(body)) return foreignWords(status, body);
	const { code, error } = body as LagoError;
	const said = typeof code === 'string' ? code : typeof error === 'string' ? error : '';
	const words = statusWords(status, said, body as LagoError, asked);
	const answer = `Lago answered ${status}${said ? ` (${said})` : ''}.`;
	return { ...words, description: `${words.description} ${answer}`.trim() };
}

function statusWords(status: number, said: string, body: LagoError, asked: Asked): Words {
	const details = detailsOf(body, asked.fields);
	const known = [said, ...flatten(body.error_details).map(([, text]) => text)].find((code) =>
		Object.hasOwn(ADVICE, code),
	);
	const advice = known ? ADVICE[known] : '';
	if (status < 300) {
		return { message: 'The answer is not the one that Lago gives', description: CHECK_BASE_URL };
	}
	if (status === 401) return unauthorizedWords(said);
	if (status === 403) return forbiddenWords(said, advice);
	if (status === 404 && said !== 'resource_not_found' && said.endsWith('_not_found')) {
		return notFoundWords(said, asked);
	}
	if (status === 429 && !advice) {
		return {
			message: "Lago's rate limit stayed used up",
			description:
				"Lower 'Max Parallel Requests' in the node's settings, or run fewer workflows on this account at once.",
		};
	}
	if (said === 'third_party_error') return thirdPartyWords(body.error_details);
	if (status >= 500) {
		return {
			message: `Lago could not answer (HTTP ${status})`,
			description:
				"Run it again later. If it stays like this, Lago's status page or log says more.",
		};
	}
	const [first = humanize(said) || `HTTP ${status}`] = known ? [humanize(known)] : details;
	return {
		message: `Lago did not accept the request: ${first}`,
		description: [details.length > 1 ? `${details.join('; ')}.` : '', advice]
			.filter(Boolean)
			.join(' '),
	};
}

function unauthorizedWords(said: string): Words {
	// Stripe's refusal of the key that Lago holds for it comes with the same status.
	if (/stripe/i.test(said)) {
		return {
			message: 'Stripe did not accept the key that Lago has for it',
			description:
				'The Lago API key is fine. Renew the secret key in the Stripe integration in Lago.',
		};
	}
	return {
		message: 'Lago did not accept the API key',
		description:
			"Check 'API Key' in the Lago API credential. The key may be mistyped, expired or rotated, or belong to another Lago than 'Base URL'.",
	};
}

function thirdPartyWords(details: unknown): Words {
	const { third_party: name, thirdparty_error: reason } = isObject(details) ? details : {};
	const who = typeof name === 'string' ? name : 'The other service';
	return {
		message: `${who} refused: ${typeof reason === 'string' ? reason : 'it gives no reason'}`,
		description: 'Lago passed the request on and got this answer back.',
	};
}

function forbiddenWords(said: string, advice: string): Words {
	const [, mode, resource] = /^(read|write)_action_not_allowed_for_(\w+)$/.exec(said) ?? [];
	if (!mode)
		return {
			message: `Lago did not allow it: ${humanize(said) || 'forbidden'}`,
			description: advice,
		};
	return {
		message: `The API key may not ${mode} ${humanize(resource)} data`,
		description: `Give it the permission to ${mode} '${humanize(resource)}' in Lago, or use another key.`,
	};
}

function notFoundWords(said: string, { fields, ids }: Asked): Words {
	const thing = said.replace(/_not_found$/, '');
	const field =
		fields.find(({ name }) => name in ids && snakeCase(name).startsWith(thing)) ??
		sentFields(fields).find((sent) => isNamedBy(lastName(sent), thing));
	const id = field && ids[field.name];
	return {
		message: `Lago has no ${humanize(thing)}${id === undefined ? ' with that ID or code' : ` '${id}'`}`,
		description: field
			? `Check '${field.displayName}', and that the API key belongs to the right Lago account.`
			: 'Check the IDs and codes, and that the API key belongs to the right Lago account.',
	};
}

/** Whether a parameter holds the code or ID of such a thing: `tax_codes` of a `tax`. */
const isNamedBy = (parameter: string, thing: string) =>
	new RegExp(`^${thing}_(id|code)s?$`).test(parameter);

function foreignWords(status: number, body: unknown): Words {
	if (status >= 500) {
		return {
			message: `The server could not answer (HTTP ${status})`,
			description: 'Run it again later. If it stays like this, ask whoever runs the Lago server.',
		};
	}
	const what =
		typeof body === 'string' && body.trimStart().startsWith('<') ? 'a web page' : 'no JSON';
	return {
		message: `The answer is ${what}, so it is not from Lago's API (HTTP ${status})`,
		description: CHECK_BASE_URL,
	};
}

function silenceWords(code: string, detail: string): Words {
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
		return {
			message: 'Lago did not answer in time',
			description:
				"Run it again, or raise 'Timeout' under 'Request Options' in the node's settings.",
		};
	}
	if (code === 'ERR_INVALID_CHAR') {
		return {
			message: 'The API key has a character that no API key has',
			description: "Copy 'API Key' in the Lago API credential again from Lago.",
		};
	}
	if (TLS_CODE.test(code)) {
		return {
			message: `The certificate of the Lago server is not trusted (${code})`,
			description:
				"If it is your own server with a self-signed certificate, switch on 'Ignore SSL Issues' in the Lago API credential.",
		};
	}
	if (
		[
			'ECONNREFUSED',
			'ENOTFOUND',
			'EAI_AGAIN',
			'EHOSTUNREACH',
			'ENETUNREACH',
			'ERR_INVALID_URL',
		].includes(code)
	) {
		return { message: `No Lago server can be reached (${code})`, description: CHECK_BASE_URL };
	}
	return {
		message: `The connection to Lago broke (${code})`,
		description: `${detail}. Run it again; if it stays like this, something between n8n and Lago closes connections.`,
	};
}

/** What Lago says about single values: `'Email' invalid email format`. */
function detailsOf(
	{ error_details: details, provider }: LagoError,
	fields: INodeProperties[],
): string[] {
	const named = new Map(sentFields(fields).map((field) => [lastName(field), field.displayName]));
	const lines = flatten(details).map(([path, text]) => {
		const keys = path.filter((key) => key !== 'base');
		const label = [named.get(keys[0]) ?? keys[0], ...keys.slice(1)].filter(Boolean).join(' > ');
		return label ? `'${label}' ${humanize(text)}` : humanize(text);
	});
	return typeof provider?.code === 'string' ? [humanize(provider.code), ...lines] : lines;
}

/**
 * The texts in a structure of any depth, each with the keys that lead to it. Lago repeats what was
 * sent beside the errors of a batch: `{ "1": { params: {…}, errors: … } }`.
 */
function flatten(value: unknown, path: string[] = []): Array<[path: string[], text: string]> {
	if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) {
		return value.map((entry) => [path, String(entry)]);
	}
	if (isObject(value) && 'errors' in value) return flatten(value.errors, path);
	if (isObject(value) || Array.isArray(value)) {
		return Object.entries(value).flatMap(([key, entry]) => flatten(entry, [...path, key]));
	}
	return value === undefined || value === null ? [] : [[path, String(value)]];
}

/** A code in words: `invalid_email_format` is "invalid email format". Other text stays as it is. */
function humanize(code: string): string {
	return /^\w+$/.test(code) ? code.replaceAll('_', ' ').trim() : code;
}
