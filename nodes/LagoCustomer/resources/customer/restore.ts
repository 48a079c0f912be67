import { filterObjects, getPath, omit, type Json, type JsonObject } from '../../lago/json';
import type { LagoWriter, AfterWriteReader } from '../../model/operation';
import { UnexpectedAnswer } from '../../model/unexpectedAnswer';
import {
	failForUnknownSections,
	findUnknown,
	formatCodes,
	isSameSet,
	pluckCodes,
} from '../common/sections';

/** How long after the write a link is looked for that a job of Lago's makes. */
const LINK_DELAYS_MS = [1000, 3000, 6000, 10_000];

const updateCustomer = async (lago: LagoWriter, customer: JsonObject) =>
	await lago.write({
		method: 'POST',
		segments: ['customers'],
		envelope: 'customer',
		body: { customer },
	});

const getSections = (customer: JsonObject) =>
	pluckCodes(customer.applicable_invoice_custom_sections);

/**
 * Lago drops the codes that it does not know, and replaces the customer's sections by what is left.
 *
 * @param before the customer as it was; undefined where it is new
 * @throws UnexpectedAnswer where a code is unknown, once the earlier sections are back
 */
export async function restoreSections(
	record: JsonObject,
	sent: Json | undefined,
	before: JsonObject | undefined,
	lago: LagoWriter,
): Promise<void> {
	const unknown = findUnknown(sent, getSections(record));
	if (!unknown.length) return;
	if (before) {
		const { external_id: id = null } = record;
		if (before.skip_invoice_custom_sections === true) {
			await updateCustomer(lago, { external_id: id, skip_invoice_custom_sections: true });
		} else {
			// Without any of its own, the customer has those of its billing entity, as it may have had.
			const codes = getSections(before);
			const none = { external_id: id, invoice_custom_section_codes: [] };
			const inherited = getSections(await updateCustomer(lago, none));
			if (!isSameSet(inherited, codes)) {
				await updateCustomer(lago, { external_id: id, invoice_custom_section_codes: codes });
			}
		}
	}
	failForUnknownSections(
		'Invoice Custom Section Codes',
		unknown,
		before
			? `The customer has its earlier sections again: ${formatCodes(getSections(before))}. Lago saved its other fields.`
			: 'Lago saved the customer without them.',
	);
}

/** A link as it is sent, and the one of its type as it was. */
export interface ExpectedLink {
	link: JsonObject;
	before: JsonObject | undefined;
}

/**
 * New links are made by a job; not where Lago has no connection of that code. Then an earlier link, which
 * Lago has deleted for it, is sent back.
 *
 * @returns the links that did not come, as sentences
 * @throws UnexpectedAnswer where one does not come that was to take the place of another
 */
export async function verifyLinks(
	record: JsonObject,
	expected: ExpectedLink[],
	lago: LagoWriter,
	readAfterWrite: AfterWriteReader,
): Promise<string[]> {
	let links = filterObjects(record.integration_customers);
	const findMissing = () =>
		expected.filter(
			({ link }) =>
				!links.some(
					({ type, integration_code: code }) =>
						type === link.integration_type && code === link.integration_code,
				),
		);
	for (const delay of LINK_DELAYS_MS) {
		if (!findMissing().some(({ link }) => isMade(link))) break;
		const customer = await readAfterWrite(delay);
		if (!customer) return [];
		links = filterObjects(customer.integration_customers);
	}
	const missing = findMissing();
	const lost = missing.find(({ before }) => before);
	if (!lost) {
		return missing.map(({ link }) =>
			isMade(link)
				? `${describeMissing(link)} within 10 seconds. Check the code.`
				: `${describeMissing(link)}. ${NEEDS_EITHER}`,
		);
	}
	const back = missing.flatMap(({ before }) => (before ? [omit(toSent(before), 'id')] : []));
	const { external_id: id = null } = record;
	await updateCustomer(lago, {
		external_id: id,
		integration_customers: [...links.map(toSent), ...back],
	});
	throw new UnexpectedAnswer(
		describeMissing(lost.link),
		`The earlier link, to '${String(lost.before?.integration_code)}', was sent again. Lago saved the customer's other fields. ${isMade(lost.link) ? 'Check the code.' : NEEDS_EITHER}`,
	);
}

/** Lago makes no link without either. */
const isMade = ({ external_customer_id: id, sync_with_provider: syncs }: JsonObject) =>
	(id ?? '') !== '' || (syncs ?? false) !== false;

const describeMissing = (link: JsonObject) =>
	`Lago made no link to ${String(link.integration_type)} by the 'Integration Code' '${String(link.integration_code)}'`;

const NEEDS_EITHER = "It needs 'Customer ID There' or 'Sync With Provider' for that.";

/** A link as it is sent, in place of as it is answered. */
const toSent = (link: JsonObject): JsonObject => {
	const kept = ['integration_code', 'external_customer_id', 'sync_with_provider', 'code']
		.concat(['subsidiary_id', 'targeted_object'])
		.flatMap((key) => {
			const value = getPath(link, [key]) ?? null;
			return value === null ? [] : [[key, value] as const];
		});
	const { lago_id: id = null, type = null } = link;
	return { id, integration_type: type, ...Object.fromEntries(kept) };
};
