import { filterObjects, getPath, omit, type Json, type JsonObject } from '../../lago/json';
import type { LagoWriter } from '../../model/operation';
import { UnexpectedAnswer } from '../../model/unexpectedAnswer';
import {
	failForUnknownSections,
	findUnknown,
	formatCodes,
	isSameSet,
	pluckCodes,
} from '../shared/sections';

/** How often, and at which intervals, a link is looked for that a job of Lago's makes. */
const LINK_DELAYS_MS = [1000, 2000, 3000, 4000];

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

/**
 * A link that moves to another connection is deleted, and made anew by a job; not where Lago has no
 * connection of that code. Then the earlier link is sent back.
 *
 * @param moved the links as they were, each with the code that it shall have
 * @throws UnexpectedAnswer where one does not come
 */
export async function restoreLinks(
	record: JsonObject,
	moved: Array<[before: JsonObject, code: Json]>,
	lago: LagoWriter,
): Promise<void> {
	const { external_id: id = null } = record;
	let links = filterObjects(record.integration_customers);
	const findMissing = () =>
		moved.filter(
			([before, code]) =>
				!links.some((link) => link.type === before.type && link.integration_code === code),
		);
	for (const delay of LINK_DELAYS_MS) {
		if (!findMissing().length) return;
		await lago.pause(delay);
		const customer = await lago.get(['customers', String(id)], 'customer');
		links = filterObjects(customer.integration_customers);
	}
	const missing = findMissing();
	const [first] = missing;
	if (!first) return;
	const kept = links.map(toSent);
	const back = missing.map(([before]) => omit(toSent(before), 'id'));
	await updateCustomer(lago, { external_id: id, integration_customers: [...kept, ...back] });
	const [before, code] = first;
	throw new UnexpectedAnswer(
		`Lago made no link to ${String(before.type)} by the 'Integration Code' '${String(code)}'`,
		`The earlier link, to '${String(before.integration_code)}', was sent again. Lago saved the customer's other fields. Check the code.`,
	);
}

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
