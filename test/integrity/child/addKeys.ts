/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** A process with an n8n of its own, which adds keys to the wallets of many customers. */
import * as n8n from '../../n8n';

/** What the process is to do. */
export interface Job {
	credentials: { baseUrl: string; apiKey: string };
	customers: string[];
	keys: string[];
}

/** A key that the node reported as added: `['customer-1', 'a']`. */
export type Done = Array<[customer: string, key: string]>;

async function addKeys({ credentials, customers, keys }: Job): Promise<Done> {
	const done: Done = [];
	for (const key of keys) {
		const { items } = await n8n.runNode(
			{
				...{ resource: 'walletMetadata', operation: 'merge' },
				...{ customerId: '={{ $json.id }}', walletCode: 'main' },
				walletMetadata: { pair: [{ key, value: '1' }] },
			},
			{
				credentials,
				items: customers.map((id) => ({ json: { id } })),
				node: { onError: 'continueErrorOutput' },
			},
		);
		for (const { pairedItem } of items) {
			done.push([customers[(pairedItem as { item: number }).item], key]);
		}
	}
	return done;
}

process.once('message', (job: Job) => {
	void addKeys(job).then((done) => process.send!(done, () => process.exit()));
});
void n8n.lagoNode().then(() => process.send!('ready'));
