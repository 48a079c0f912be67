import { getPath, isObject, filterObjects, getOwn, type JsonObject } from '../../lago/json';
import { assertSameObject } from '../../model/identity';
import { invalid } from '../../model/invalid';
import {
	buildSegments,
	mergedField,
	type Cells,
	type LagoReader,
	type LagoWriter,
	type MergedField,
	type Safeguard,
	type WriteRequest,
} from '../../model/operation';
import type { Values } from '../../model/validation';
import { customerId, metadataKey, walletCode } from '../common/locators';
import {
	failForUnknownSections,
	findUnknown,
	formatCodes,
	getSectionCodes,
} from '../common/sections';
import { getMetadataCells, metadataOnUpdate, walletMetadata } from './metadata';
import { completeRule, getRuleCells, ruleOnUpdate } from './recurringRule';
import { billableMetrics } from './settings';

export const walletPath = ['customers', customerId, 'wallets', walletCode];

/**
 * Rejects a terminated wallet while there is an active one with the same code: Lago looks a wallet up by
 * its code in no particular order, so it may reach the one that was not meant.
 */
export async function assertUnambiguous(
	wallet: JsonObject,
	values: Values,
	lago: LagoReader,
): Promise<void> {
	if (wallet.status !== 'terminated') return;
	const wallets = await lago.list(buildSegments(walletPath.slice(0, -1), values), 'wallets');
	const same = wallets.filter(({ code }) => code === wallet.code);
	if (!same.some(({ status }) => status === 'active')) return;
	const each = same.map(({ name, status, lago_id: id }) =>
		[name, status, id].filter((part) => part !== null).join(', '),
	);
	invalid(
		walletCode.property.displayName,
		`'${String(wallet.code)}' is the code of ${same.length} wallets: ${each.join('; ')}`,
		`By this code, Lago reaches the terminated one (${String(wallet.lago_id)}) and not the active one. Give the active wallet another code in Lago, and use that.`,
	);
}

const getWalletAddress = (values: Values) => ({
	segments: buildSegments(walletPath, values),
	envelope: 'wallet',
});

/** The wallet of the item, after checking that it is the one meant. */
async function getVerifiedWallet(values: Values, lago: LagoReader): Promise<JsonObject> {
	const { segments, envelope } = getWalletAddress(values);
	const wallet = await lago.get(segments, envelope);
	assertSameObject(wallet, 'code', walletCode, values);
	await assertUnambiguous(wallet, values, lago);
	return wallet;
}

/**
 * Rejects the code of another wallet, also of a terminated one: by a code that two wallets have, Lago
 * reaches the terminated one.
 */
async function assertCodeIsFree(
	{ code }: JsonObject,
	field: string,
	values: Values,
	lago: LagoReader,
): Promise<void> {
	const wallets = await lago.list(buildSegments(walletPath.slice(0, -1), values), 'wallets');
	const taken = wallets.find((wallet) => wallet.code === code && wallet.status === 'terminated');
	if (!taken) return;
	invalid(
		field,
		`is the code of a terminated wallet of the customer: ${String(taken.lago_id)}`,
		'By this code, Lago would reach the terminated wallet and not the active one. Choose another code.',
	);
}

/** Before a wallet is created under a code. */
export const rejectTerminatedCode: Safeguard = async (request, values, lago) => {
	const wallet = getOwn(request.body, 'wallet');
	if (isObject(wallet) && wallet.code !== undefined) {
		await assertCodeIsFree(wallet, 'Code', values, lago);
	}
	return request;
};

/**
 * Lago drops the codes of sections that it does not know, and replaces the sections by what is left.
 *
 * @param wallet as Lago answers it, `sent` what it was sent, and `before` the wallet as it was
 * @throws UnexpectedAnswer where a code is unknown, once the earlier sections are back
 */
async function restoreSections(
	wallet: JsonObject,
	sent: JsonObject,
	before: JsonObject,
	request: WriteRequest,
	lago: LagoWriter,
): Promise<void> {
	const codesIn = (owner: unknown) =>
		getPath(owner, ['invoice_custom_section', 'invoice_custom_section_codes']);
	const [ruleSent] = filterObjects(sent.recurring_transaction_rules);
	const [rule] = filterObjects(wallet.recurring_transaction_rules);
	const [ruleBefore] = filterObjects(before.recurring_transaction_rules);
	const unknown = findUnknown(codesIn(sent), getSectionCodes(wallet));
	const unknownOfRule = rule ? findUnknown(codesIn(ruleSent), getSectionCodes(rule)) : [];
	if (!unknown.length && !unknownOfRule.length) return;
	const sectionsOf = (owner: unknown) => ({
		invoice_custom_section: { invoice_custom_section_codes: getSectionCodes(owner) },
	});
	const scope = getScope(wallet);
	const ruleBack =
		unknownOfRule.length && rule
			? completeRule({ ...sectionsOf(ruleBefore), lago_id: rule.lago_id ?? null }, rule)
			: undefined;
	await lago.write({
		...request,
		segments: [...request.segments.slice(0, -1), String(wallet.code)],
		envelope: 'wallet',
		body: {
			wallet: {
				...(unknown.length && sectionsOf(before)),
				...(scope && { applies_to: scope }),
				...(ruleBack && { recurring_transaction_rules: [ruleBack] }),
			},
		},
	});
	const had = unknown.length ? before : ruleBefore;
	failForUnknownSections(
		unknown.length
			? 'Invoice Custom Section Codes'
			: 'Recurring Top-Up Rule > Invoice Custom Section',
		[...unknown, ...unknownOfRule],
		`The ${unknown.length ? 'wallet' : 'rule'} has its earlier sections again: ${formatCodes(getSectionCodes(had))}. Lago saved the other fields.`,
	);
}

/** The billable metrics to which a wallet is limited: any update without them lifts the limit. */
function getScope(wallet: JsonObject): JsonObject | undefined {
	const codes = getOwn(getOwn(wallet, 'applies_to'), 'billable_metric_codes');
	return Array.isArray(codes) && codes.length ? { billable_metric_codes: codes } : undefined;
}

/** What a wallet pays for, where that is limited. */
const getScopeCells = ({ applies_to: scope }: JsonObject): Cells =>
	new Map(
		Object.entries(isObject(scope) ? scope : {}).flatMap(([key, list]) =>
			Array.isArray(list) && list.length ? [[key, JSON.stringify([...list].sort())]] : [],
		),
	);

/** Checks which wallet Lago would terminate. */
export const verifyBeforeTerminate: Safeguard = async (request, values, lago) => {
	const { lago_id: targetId = null } = await getVerifiedWallet(values, lago);
	return { ...request, targetId };
};

/** Keeps a wallet's billable metrics, and what a changed rule leaves unchanged. */
export const preserveScopeAndRule: Safeguard = async (request, values, lago) => {
	const current = await getVerifiedWallet(values, lago);
	const wallet = getOwn(request.body, 'wallet');
	const sent = isObject(wallet) ? wallet : {};
	const applies = getOwn(sent, 'applies_to');
	const scope = { ...getScope(current), ...(isObject(applies) && applies) };
	const [rule] = filterObjects(sent.recurring_transaction_rules);
	const [currentRule] = filterObjects(current.recurring_transaction_rules);
	const { code, lago_id: targetId = null } = current;
	const completed: JsonObject = {
		...sent,
		...(Object.keys(scope).length && { applies_to: scope }),
		...(rule && { recurring_transaction_rules: [completeRule(rule, currentRule)] }),
	};
	const complete: WriteRequest = {
		...request,
		body: { wallet: completed },
		targetId,
		restoreLosses: async (wallet, writer) => {
			await restoreSections(wallet, sent, current, { ...request, targetId }, writer);
			return [];
		},
	};
	if (sent.code !== undefined && sent.code !== code) {
		await assertCodeIsFree(sent, 'New Code', values, lago);
		// By a code that a write has changed, no write that was merged before it arrives.
		return complete;
	}
	const fields = listMergedFields(current, completed);
	return { ...complete, merge: { object: getWalletAddress(values), fields } };
};

/** The fields of a wallet that are written as a whole. @param sent of the wallet, what is sent */
function listMergedFields(current: JsonObject, sent: JsonObject): MergedField[] {
	const [currentRule] = filterObjects(current.recurring_transaction_rules);
	const after: JsonObject = {
		...current,
		...sent,
		applies_to: Object.assign({}, current.applies_to, sent.applies_to),
		...(sent.recurring_transaction_rules !== undefined && {
			recurring_transaction_rules: filterObjects(sent.recurring_transaction_rules).map((rule) => ({
				...currentRule,
				...rule,
			})),
		}),
	};
	const lateOrIgnored = { isShownAtOnce: false };
	return [
		mergedField(billableMetrics, current, after, getScopeCells, lateOrIgnored),
		mergedField(ruleOnUpdate, current, after, getRuleCells, lateOrIgnored),
		mergedField(metadataOnUpdate, current, after, getMetadataCells, { isShownAtOnce: true }),
	];
}

/**
 * For changes of a wallet's metadata, which lift the limit to billable metrics as well: where there is
 * one, the metadata are changed by an update of the wallet.
 *
 * @param metadata the metadata that the wallet has afterwards
 */
export const preserveScopeForMetadata =
	(metadata: (current: JsonObject, given: JsonObject) => JsonObject): Safeguard =>
	async (request, values, lago): Promise<WriteRequest> => {
		const current = await getVerifiedWallet(values, lago);
		const scope = getScope(current);
		const { lago_id: targetId = null } = current;
		// Metadata by themselves have no Lago ID.
		if (!scope) return request;
		const objectAt = (value: unknown) => (isObject(value) ? value : {});
		const left = metadata(
			objectAt(getOwn(current, 'metadata')),
			objectAt(getOwn(request.body, 'metadata')),
		);
		const object = getWalletAddress(values);
		const isShownAtOnce = true;
		return {
			method: 'PUT',
			...object,
			body: { wallet: { metadata: left, applies_to: scope } },
			targetId,
			merge: {
				object,
				fields: [
					mergedField(walletMetadata, current, { metadata: left }, getMetadataCells, {
						isShownAtOnce,
					}),
				],
			},
			result: (wallet) => {
				const kept = objectAt(getOwn(wallet, 'metadata'));
				return { metadata: Object.keys(kept).length ? kept : null };
			},
		};
	};

/** A proxy may cut a key at its dot: then Lago would remove a shorter key. */
export const rejectPrefixKey: Safeguard = async (request, values, lago) => {
	const key = String(values.get(metadataKey));
	const [shorter = ''] = key.split('.');
	if (shorter === key) return request;
	const { metadata } = await lago.get(buildSegments(walletPath, values), 'wallet');
	if (getOwn(metadata, shorter) !== undefined) {
		invalid(
			metadataKey.property.displayName,
			`cannot be '${key}' while the wallet also has the key '${shorter}'`,
			"A server on the way may cut the key at its dot. Use 'Replace' with the keys to keep.",
		);
	}
	return request;
};
