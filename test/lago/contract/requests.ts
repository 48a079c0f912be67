/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

const FINISHED = 'http.client.response.finish';

/** A request to Lago that was answered. */
export interface Answered {
	method: string;
	path: string;
	status: number;
}

/** Watches what this process asks a server, whoever asks; fetch is not seen. */
export function watchRequests(url: string): { answered: Answered[]; stop(): void } {
	const { host } = new URL(url);
	const answered: Answered[] = [];
	const note = (message: unknown) => {
		const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
		if (request.getHeader('host') !== host) return;
		const { method, path } = request;
		answered.push({ method, path, status: response.statusCode ?? 0 });
	};
	subscribe(FINISHED, note);
	return { answered, stop: () => unsubscribe(FINISHED, note) };
}
