import { getPath, getOwn, type Json, type JsonObject } from '../lago/json';
import { findDifferences, type Difference } from '../model/answer';
import { getClearOptionValue, isSentIn } from '../model/field';
import { getCustomerOf } from '../model/identity';
import {
	getIdFields,
	type AfterWriteReader,
	type Write,
	type WriteRequest,
} from '../model/operation';
import { UnexpectedAnswer } from '../model/unexpectedAnswer';
import type { Values } from '../model/validation';
import type { ItemRequests } from './itemRequests';

/**
 * Compares the answer to a write with what was asked: whose object it is, what became of it, and the
 * values that it has now.
 *
 * @param objects those in the answer
 * @returns what Lago ignored, as sentences
 * @throws UnexpectedAnswer where the answer is about something else, or where the write took something
 * away that nobody asked for, which is put back before
 */
export async function verifyAnswer(
	operation: Write,
	values: Values,
	request: WriteRequest,
	objects: JsonObject[],
	requests: ItemRequests,
	readAfterWrite: AfterWriteReader,
): Promise<string[]> {
	for (const object of objects) assertAddressed(operation, values, request, object);
	const results = objects.map((object) => request.result?.(object) ?? object);
	const { outcome } = operation;
	if (outcome && !outcome.isIn(results, request.body ?? {}, values)) {
		throw new UnexpectedAnswer(`Lago's answer does not show that ${outcome.text}`, PROXY_HINT);
	}
	const [first = {}] = objects;
	const missing = (await request.restoreLosses?.(first, requests, readAfterWrite)) ?? [];
	const [result = {}] = results;
	const ignored = findIgnored(operation, values, request, results);
	return [...missing, ...ignored.map((difference) => describeIgnored(difference, result))];
}

const PROXY_HINT = 'Something between n8n and Lago may change addresses or swap answers.';

function assertAddressed(
	{ path, identity, envelope }: Write,
	values: Values,
	{ body, targetId }: WriteRequest,
	object: JsonObject,
): void {
	const ids = getIdFields(path);
	const idOf = (resource: string) => {
		const field = ids.find(({ place }) => place.lagoResource === resource);
		return field && values.get(field);
	};
	// An update may give a new code, which then identifies the object.
	const sent = identity && envelope ? getPath(body, [envelope, identity]) : undefined;
	const last = ids.at(-1);
	const walletCode = getOwn(object, 'wallet_code');
	const check = (what: string, wanted: Json | undefined, answered: unknown) => {
		if (wanted === undefined || answered === undefined || wanted === answered) return;
		throw new UnexpectedAnswer(
			`Lago answers with another object: the ${what.replace('_', ' ')} is '${String(answered)}' in place of '${String(wanted)}'`,
			PROXY_HINT,
		);
	};
	check('customer', idOf('customer'), getCustomerOf(object));
	check('wallet', idOf('wallet'), typeof walletCode === 'string' ? walletCode : undefined);
	check('Lago ID', targetId, object.lago_id);
	if (identity) {
		const wanted = sent ?? (last && path.at(-1) !== 'wallets' ? values.get(last) : undefined);
		check(identity, wanted, object[identity] ?? null);
	}
}

/** The values that the answer shows otherwise than they were sent. */
function findIgnored(
	{ envelope }: Write,
	values: Values,
	{ body }: WriteRequest,
	results: JsonObject[],
): Difference[] {
	const [record = {}] = results;
	const isList = envelope !== null && Array.isArray(getOwn(body, envelope));
	const answer = envelope === null ? record : { [envelope]: isList ? results : record };
	return [...values].flatMap(([field, value]): Difference[] => {
		if (!isSentIn('body', field)) return [];
		const { property, place, group, answer: facts, clearOptions = [] } = field;
		const { at, as } = place;
		if (as === 'clear') {
			return clearOptions
				.filter((option) => Array.isArray(value) && value.includes(getClearOptionValue(option)))
				.flatMap(({ name, at: cleared, to, answer: ofCleared }) =>
					findDifferences(
						{ label: name, facts: ofCleared },
						to,
						ofCleared?.read ? ofCleared.read(record, to) : getPath(answer, cleared),
					),
				);
		}
		const shown = facts?.read ? facts.read(record, value) : getPath(answer, at);
		// Fields that the node does not know are compared where a plain value comes back.
		const sent = as === 'defaults' ? pickPlain(getPath(body, at), value) : value;
		return findDifferences({ label: property.displayName, facts, group }, sent, shown);
	});
}

/** The plain values of an object, under the keys of another. */
const pickPlain = (object: Json | undefined, keys: Json): JsonObject =>
	Object.fromEntries(
		Object.keys(keys as JsonObject).flatMap((key) => {
			const value = getOwn(object, key);
			return value === undefined || typeof value === 'object' ? [] : [[key, value]];
		}),
	);

function describeIgnored({ label, kept, facts }: Difference, record: JsonObject): string {
	const why = facts?.whyIgnored?.(record);
	const value = [kept].flat().map(String).join(', ');
	return [
		`Lago kept another value of '${label}' than the one sent: ${kept === null || value === '' ? 'none' : value}.`,
		why,
	]
		.filter(Boolean)
		.join(' ');
}
