/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/** Lago on the wire: records, faults, latency and the gateway's rate limit around the application. */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

import { Application, type Permissions } from './application';
import { rateLimited } from './errors';
import { uuids } from './random';
import { RateLimit } from './rateLimit';
import { SEEDS } from './seed';
import { Store } from './store';
import { NEWEST_VERSION } from './version';

export interface RecordedRequest {
	/** What Lago answers as `x-request-id`. */
	id: string;
	method: string;
	/** As on the wire, without the query: /api/v1/customers/acme%2Ecom */
	path: string;
	/** As on the wire, without the question mark. */
	query: string;
	headers: http.IncomingHttpHeaders;
	/** Parsed JSON, undefined when there is none, the text when it is not JSON. */
	body: unknown;
}

export type Reply = {
	status?: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON, a string as it is. */
	body?: unknown;
	delayMs?: number;
	/**
	 * Where the connection breaks: before Lago saw the request, after it did what was asked, or in the
	 * middle of the answer's body.
	 */
	cut?: 'before' | 'after' | 'half';
	/** Lago does what was asked all the same, and something on the way back replaces its answer. */
	carriedOut?: boolean;
	/** Changes what Lago answers. */
	edit?: (body: never) => unknown;
	/** In how many pieces the body comes, a few milliseconds apart. */
	pieces?: number;
};

const PAUSE_MS = 3;

export type Handler = (request: RecordedRequest, nth: number) => Reply | undefined;

export interface LagoOptions {
	port?: number;
	seed?: keyof typeof SEEDS;
	/** False for an organization without a licence. */
	premium?: boolean;
	latencyMs?: number;
	/** As Lago Cloud's gateway does it, with its headers on every answer. */
	rateLimit?: { limit: number; windowMs: number };
	/** False leaves out the ID that each answer has; the words of errors end with it. */
	requestIds?: boolean;
	/** An older server lacks routes and ignores filters that came later. */
	version?: string;
}

export async function startLago(options: LagoOptions = {}): Promise<LagoServer> {
	const server = new LagoServer(options);
	await server.listen();
	return server;
}

export type { LagoServer as Lago };

class LagoServer {
	private readonly newKey = uuids(0);
	private readonly newRequestId = uuids(2);
	/** A key that may do everything: always the same, so that it outlives a restart. */
	readonly apiKey = this.newKey();
	readonly store: Store;
	/** Everything received, in the order of arrival. */
	readonly requests: RecordedRequest[] = [];
	/** Without /api/v1. */
	url = '';
	/** The most requests that were in progress at one time. */
	maxInFlight = 0;

	private readonly keys = new Map<string, Permissions | undefined>([[this.apiKey, undefined]]);
	private readonly application: Application;
	private readonly server: http.Server;
	private rateLimit?: RateLimit;
	private inFlight = 0;
	private handler?: Handler;
	private handled = 0;

	constructor(private readonly options: LagoOptions) {
		const version = options.version ?? NEWEST_VERSION;
		this.store = new Store(options.premium);
		this.application = new Application(this.store, this.keys, version);
		this.server = http.createServer((request, response) => {
			this.serve(request, response).catch(() => request.socket.destroy()); // the client has gone
		});
		this.rateLimit = options.rateLimit && new RateLimit(options.rateLimit);
		SEEDS[options.seed ?? 'none'](this.store);
	}

	async listen(): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(this.options.port ?? 0, '127.0.0.1', resolve);
		});
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Issues a key that may do only this. */
	restrictedKey(permissions: Permissions): string {
		const key = this.newKey();
		this.keys.set(key, permissions);
		return key;
	}

	/** undefined answers normally, as do replies that only delay, cut after or add headers. */
	intercept(handler: Handler): void {
		this.handler = handler;
		this.handled = 0;
	}

	/** Forgets requests, interception, counters and all data; issued keys stay valid. */
	reset(): void {
		this.requests.length = 0;
		this.maxInFlight = this.inFlight;
		this.handler = undefined;
		this.handled = 0;
		this.rateLimit = this.options.rateLimit && new RateLimit(this.options.rateLimit);
		this.store.clear();
	}

	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	private async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		response.once('close', () => (this.inFlight -= 1));

		const text = await readText(request);
		const recorded = { id: this.newRequestId(), ...record(request, text) };
		this.requests.push(recorded);
		const reply = this.handler?.(recorded, this.handled++) ?? {};
		await sleep(reply.delayMs ?? this.options.latencyMs ?? 0);
		if (reply.cut === 'before') {
			request.socket.destroy();
			return;
		}

		const normal = isReplaced(reply) ? undefined : this.answer(recorded, text);
		if (reply.cut === 'after') {
			request.socket.destroy();
			return;
		}
		const body = toBody(reply.body ?? edited(normal?.body, reply));
		response.writeHead(reply.status ?? normal?.status ?? 200, {
			...contentType(normal?.contentType, body),
			...(normal && this.options.requestIds !== false && { 'x-request-id': recorded.id }),
			'content-length': body.length,
			...this.rateLimit?.headers(),
			...reply.headers,
		});
		if (reply.cut === 'half') {
			response.write(body.subarray(0, body.length / 2), () => request.socket.destroy());
		} else {
			await sendInPieces(response, body, reply.pieces ?? 1);
		}
	}

	private answer({ method, path, query, headers }: RecordedRequest, body: string) {
		if (this.rateLimit?.isExceeded()) {
			const { status, body: refusal } = rateLimited();
			return { status, body: JSON.stringify(refusal) };
		}
		return this.application.answer({ method, path, query, headers, body });
	}
}

/** A reply with an answer of its own keeps the request from Lago, except when it comes after Lago. */
const isReplaced = ({ status, body, cut, carriedOut }: Reply) =>
	cut !== 'after' && !carriedOut && (status !== undefined || body !== undefined);

const edited = (body: unknown, { edit }: Reply) =>
	edit && typeof body === 'string' ? edit(JSON.parse(body) as never) : body;

/** That of Lago, else JSON for what is not empty. */
const contentType = (ofLago: string | undefined, body: Buffer) => {
	const type = ofLago ?? (body.length > 0 ? 'application/json; charset=utf-8' : undefined);
	return type && { 'content-type': type };
};

/** Cut anywhere, also inside of a character. */
async function sendInPieces(
	response: http.ServerResponse,
	body: Buffer,
	count: number,
): Promise<void> {
	const size = Math.ceil(body.length / count);
	let sent = 0;
	for (; body.length - sent > size; sent += size) {
		response.write(body.subarray(sent, sent + size));
		await sleep(PAUSE_MS);
	}
	response.end(body.subarray(sent));
}

async function readText(request: http.IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function record({ method = '', url = '', headers }: http.IncomingMessage, text: string) {
	const [path, ...query] = url.split('?');
	return { method, path, query: query.join('?'), headers, body: fromJson(text) };
}

function fromJson(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function toBody(body: unknown): Buffer {
	if (body === undefined) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

const sleep = (ms: number) =>
	ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms).unref()) : undefined;
