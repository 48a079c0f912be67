import type { IDataObject } from 'n8n-workflow';
import type { ReadFirst } from '../../engine/operation';
import { fillPath } from '../../engine/path';

const WALLET = '/customers/{customerId}/wallets/{walletCode}';

const readWallet = {
	path: (ids: Record<string, string>) => fillPath(WALLET, (name) => ids[name]),
	envelope: 'wallet',
};

/** The billable metrics to which the wallet is limited: Lago lifts the limit in an update without them. */
function scopeOf(wallet: IDataObject = {}): { billable_metric_codes: string[] } | undefined {
	const { billable_metric_codes: codes = [] } = (wallet.applies_to ?? {}) as {
		billable_metric_codes?: string[];
	};
	return codes.length ? { billable_metric_codes: codes } : undefined;
}

/** For updates of a wallet: keeps its billable metrics, and its rule where a changed one has no ID. */
export const keepScope: ReadFirst = {
	...readWallet,
	change(write, current = {}) {
		const wallet = write.body.wallet as IDataObject;
		const applies = { ...scopeOf(current), ...(wallet.applies_to as IDataObject | undefined) };
		const [rule] = (current.recurring_transaction_rules ?? []) as IDataObject[];
		const rules = wallet.recurring_transaction_rules as IDataObject[] | undefined;
		return {
			...write,
			body: {
				wallet: {
					...wallet,
					...(Object.keys(applies).length && { applies_to: applies }),
					...(rules && {
						recurring_transaction_rules: rules.map((changed) =>
							rule ? { lago_id: rule.lago_id, ...changed } : changed,
						),
					}),
				},
			},
		};
	},
};

/**
 * For changes of a wallet's metadata, which lift the limit to billable metrics as well: where there is
 * one, the metadata are changed by an update of the wallet.
 *
 * @param metadata the metadata that the wallet has afterwards
 */
export const keepScopeOfMetadata = (
	metadata: (current: IDataObject, given: IDataObject) => IDataObject,
): ReadFirst => ({
	...readWallet,
	change(write, current = {}) {
		const scope = scopeOf(current);
		if (!scope) return write;
		const had = (current.metadata ?? {}) as IDataObject;
		const given = (write.body.metadata ?? {}) as IDataObject;
		return {
			...write,
			method: 'PUT',
			url: write.url.replace(/\/metadata$/, ''),
			body: { wallet: { metadata: metadata(had, given), applies_to: scope } },
			envelope: 'wallet',
			result: ({ metadata: left }) => ({ metadata: Object.keys(left ?? {}).length ? left : null }),
		};
	},
});

/** For the removal of a key with a dot, which on its way could become the removal of a shorter one. */
export const keepShorterKey: ReadFirst = {
	...readWallet,
	when: ({ metadataKey }) => metadataKey.includes('.'),
	change(write, current = {}, refuse) {
		const key = decodeURIComponent(write.url.split('/').at(-1)!);
		const [shorter] = key.split('.');
		if (Object.hasOwn((current.metadata ?? {}) as IDataObject, shorter)) {
			refuse(
				'Metadata Key',
				`cannot be '${key}' while the wallet also has the key '${shorter}'`,
				"A server on the way may cut the key at its dot. Use 'Replace' with the keys to keep.",
			);
		}
		return write;
	},
};
