import { isObject, objectsIn, own, type JsonObject } from '../../lago/json';
import { customerId, metadataKey, walletCode } from '../../fields/locators';
import {
	segmentsOf,
	type Asked,
	type Reader,
	type Safeguard,
	type WriteRequest,
} from '../operation';
import { refuseOther } from '../request';
import { completeRule, onlyRule } from './recurringRule';

export const walletPath = ['customers', customerId, 'wallets', walletCode];

/**
 * Says no to a terminated wallet while there is an active one of the same code. Lago looks a wallet up by
 * its code in no certain order, and so may reach the one that was not meant.
 */
export async function refuseAmbiguous(
	wallet: JsonObject,
	{ values, refuse }: Asked,
	lago: Reader,
): Promise<void> {
	if (wallet.status !== 'terminated') return;
	const wallets = await lago.list(segmentsOf(walletPath.slice(0, -1), values), 'wallets');
	const same = wallets.filter(({ code }) => code === wallet.code);
	if (!same.some(({ status }) => status === 'active')) return;
	const each = same.map(({ name, status, lago_id: id }) =>
		[name, status, id].filter((part) => part !== null).join(', '),
	);
	refuse(
		walletCode.property.displayName,
		`'${String(wallet.code)}' is the code of ${same.length} wallets: ${each.join('; ')}`,
		`By this code, Lago reaches the terminated one (${String(wallet.lago_id)}) and not the active one. Give the active wallet another code in Lago, and use that.`,
	);
}

/** The wallet of the item, after it is clear that it is the one meant. */
async function walletOf(asked: Asked, lago: Reader): Promise<JsonObject> {
	const wallet = await lago.get(segmentsOf(walletPath, asked.values), 'wallet');
	refuseOther(wallet, 'code', walletCode, asked);
	await refuseAmbiguous(wallet, asked, lago);
	return wallet;
}

/** The billable metrics to which a wallet is limited: any update without them lifts the limit. */
function scopeOf(wallet: JsonObject): JsonObject | undefined {
	const codes = own(own(wallet, 'applies_to'), 'billable_metric_codes');
	return Array.isArray(codes) && codes.length ? { billable_metric_codes: codes } : undefined;
}

/** Looks which wallet it is that Lago would end. */
export const lookBeforeEnding: Safeguard = async (request, asked, lago) => {
	await walletOf(asked, lago);
	return request;
};

/** Keeps the billable metrics of a wallet, and what its rule has that a changed rule does not say. */
export const keepScopeAndRule: Safeguard = async (request, asked, lago) => {
	const current = await walletOf(asked, lago);
	const wallet = own(request.body, 'wallet');
	const sent = isObject(wallet) ? wallet : {};
	const applies = own(sent, 'applies_to');
	const scope = { ...scopeOf(current), ...(isObject(applies) && applies) };
	const rule = onlyRule(objectsIn(sent.recurring_transaction_rules), asked.refuse);
	const [currentRule] = objectsIn(current.recurring_transaction_rules);
	return {
		...request,
		body: {
			wallet: {
				...sent,
				...(Object.keys(scope).length && { applies_to: scope }),
				...(rule && {
					recurring_transaction_rules: [completeRule(rule, currentRule, asked.refuse)],
				}),
			},
		},
	};
};

/**
 * For changes of a wallet's metadata, which lift the limit to billable metrics as well: where there is
 * one, the metadata are changed by an update of the wallet.
 *
 * @param metadata the metadata that the wallet has afterwards
 */
export const keepScopeOfMetadata =
	(metadata: (current: JsonObject, given: JsonObject) => JsonObject): Safeguard =>
	async (request, asked, lago): Promise<WriteRequest> => {
		const current = await walletOf(asked, lago);
		const scope = scopeOf(current);
		if (!scope) return request;
		const objectAt = (value: unknown) => (isObject(value) ? value : {});
		const left = metadata(
			objectAt(own(current, 'metadata')),
			objectAt(own(request.body, 'metadata')),
		);
		return {
			method: 'PUT',
			segments: segmentsOf(walletPath, asked.values),
			body: { wallet: { metadata: left, applies_to: scope } },
			envelope: 'wallet',
			result: (wallet) => {
				const kept = objectAt(own(wallet, 'metadata'));
				return { metadata: Object.keys(kept).length ? kept : null };
			},
		};
	};

/** The removal of a key with a dot could on its way become the removal of a shorter one. */
export const keepShorterKey: Safeguard = async (request, asked, lago) => {
	const key = String(asked.values.get(metadataKey));
	const [shorter = ''] = key.split('.');
	if (shorter === key) return request;
	const { metadata } = await lago.get(segmentsOf(walletPath, asked.values), 'wallet');
	if (own(metadata, shorter) !== undefined) {
		asked.refuse(
			metadataKey.property.displayName,
			`cannot be '${key}' while the wallet also has the key '${shorter}'`,
			"A server on the way may cut the key at its dot. Use 'Replace' with the keys to keep.",
		);
	}
	return request;
};
