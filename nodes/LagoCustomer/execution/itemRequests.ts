import { NodeApiError, type INode, type NodeOperationError } from 'n8n-workflow';
import { createLagoError, createOverwrittenError } from '../errors/itemError';
import type { Client, Request } from '../lago/client';
import type { JsonObject } from '../lago/json';
import {
	getNotFoundResource,
	parseObject,
	parsePage,
	wasNotProcessed,
	type RequestResult,
} from '../lago/response';
import {
	buildSegments,
	getLagoId,
	type LagoObject,
	type LagoWriter,
	type WriteRequest,
} from '../model/operation';
import { paginate } from './paginate';
import type { PreparedCall } from './prepareCall';

/** All requests that one item makes. From the second one on, they go before those of new items. */
export class ItemRequests implements LagoWriter {
	/** False once Lago may have carried out a write that it would carry out a second time. */
	mayRepeat = true;

	private hasStarted = false;

	/** Whether Lago has carried out a write: what fails after it is no reason to take it for undone. */
	private hasWritten = false;

	constructor(
		private readonly call: PreparedCall,
		readonly client: Client,
		private readonly node: INode,
	) {}

	/** @param options.isIdempotent whether Lago may carry the request out twice */
	async send(request: Request, options: { isIdempotent: boolean }): Promise<RequestResult> {
		const priority = this.hasStarted ? 'high' : 'normal';
		this.hasStarted = true;
		const result = await this.client.send(request, { ...options, priority });
		this.mayRepeat &&= options.isIdempotent || wasNotProcessed(result);
		this.hasWritten ||= request.method !== 'GET' && result.hasResponse && result.status < 300;
		return result;
	}

	async read(segments: readonly string[], query: JsonObject = {}): Promise<RequestResult> {
		return await this.send({ method: 'GET', segments, query }, { isIdempotent: true });
	}

	async find(segments: readonly string[], envelope: string): Promise<JsonObject | undefined> {
		const result = await this.read(segments);
		const object = parseObject(result, envelope);
		// Only Lago's own `<envelope>_not_found` means that the object does not exist. If any other 404
		// counted, a write could overwrite existing data.
		if (!object && getNotFoundResource(result) !== envelope) throw this.createError(result);
		return object;
	}

	async get(segments: readonly string[], envelope: string): Promise<JsonObject> {
		const result = await this.read(segments);
		const object = parseObject(result, envelope);
		if (!object) throw this.createError(result);
		return object;
	}

	async list(segments: readonly string[], envelope: string): Promise<JsonObject[]> {
		return await this.listAll(segments, envelope, {});
	}

	async listIfAllowed(
		segments: readonly string[],
		envelope: string,
		query: JsonObject,
	): Promise<JsonObject[] | undefined> {
		return await this.listAll(segments, envelope, query).catch(async (error) =>
			error instanceof NodeApiError && error.httpCode === '403' ? undefined : Promise.reject(error),
		);
	}

	private async listAll(
		segments: readonly string[],
		envelope: string,
		query: JsonObject,
	): Promise<JsonObject[]> {
		const getPage = async (number: number, perPage: number) => {
			const page = { ...(number > 1 && { page: number }), per_page: perPage };
			const result = await this.read(segments, { ...query, ...page });
			return parsePage(result, envelope) ?? Promise.reject(this.createError(result));
		};
		const all = { page: undefined, perPage: undefined, limit: Infinity };
		return await paginate(
			{
				getPage,
				getConcurrency: () => 1,
				getId: getLagoId,
				filter: () => true,
				map: (record) => record,
			},
			all,
		);
	}

	async write(request: WriteRequest & { envelope: string }): Promise<JsonObject> {
		const result = await this.send(request, { isIdempotent: true });
		const object = parseObject(result, request.envelope);
		if (!object) throw this.createWriteError(result);
		return object;
	}

	/** @throws NodeApiError where Lago says that it does not have the object; the key may not read it */
	async assertExists({ path, envelope }: LagoObject): Promise<void> {
		const result = await this.read(buildSegments(path, this.call.values));
		const isForbidden = result.hasResponse && result.status === 403;
		if (!parseObject(result, envelope) && !isForbidden) throw this.createError(result);
	}

	/** The error for any other result than the one expected, in Lago's words. */
	createError(result: RequestResult): NodeApiError {
		return this.describe(result, false);
	}

	/** The same for a write, which Lago may have carried out although it failed. */
	createWriteError(result: RequestResult): NodeApiError {
		return this.describe(result, result.mayHaveExecutedEarlier || !wasNotProcessed(result));
	}

	/** The error of a write that others undid each time. @param changes what they undid */
	createOverwrittenError(changes: readonly string[]): NodeOperationError {
		return createOverwrittenError(this.node, changes);
	}

	private describe(result: RequestResult, mayHaveExecuted: boolean): NodeApiError {
		const { operation, values } = this.call;
		return createLagoError(this.node, result, {
			fields: operation.fields,
			values,
			mayHaveExecuted: mayHaveExecuted || this.hasWritten,
			getHint: operation.getErrorHint,
		});
	}
}
