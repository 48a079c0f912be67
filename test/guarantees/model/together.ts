/** Several executions of one n8n process, which write to the same few objects at once. */
import type { Lago } from '../../lago';
import type * as N8n from '../../n8n';
import { accountsOf, follow, textOfAccount, type Account } from './check';
import type { Together } from './generators';
import type { State } from './model';
import { canonical, expectSame, isSame, plant, viewOf } from './state';

/** @throws Error where no order of the items explains what the runs say, and what Lago then has */
export async function checkTogether(
	n8n: typeof N8n,
	lago: Lago,
	{ before, runs, delays }: Together,
): Promise<void> {
	lago.reset();
	plant(lago.store, before);
	lago.intercept((_, nth) => delays[nth % delays.length]);
	const ended = await Promise.all(
		runs.map(
			async ({ parameters, items }) =>
				await n8n.runNode(
					{ simplify: false, ...parameters },
					{
						credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
						items: items.map((json) => ({ json })),
						node: { onError: 'continueErrorOutput' },
						fastClock: true,
					},
				),
		),
	);
	explain(
		before,
		runs,
		ended.map((run, index) => accountsOf(run, runs[index])),
		viewOf(lago.store),
	);
}

/** How far each run is, and what Lago has then. */
interface Node {
	done: number[];
	state: State;
}

/** Looks for an order in which Lago got the items of all runs, those of each in their own order. */
function explain(before: State, runs: Together['runs'], accounts: Account[][], after: State): void {
	let nodes: Node[] = [{ done: runs.map(() => 0), state: before }];
	const count = accounts.flat().length;
	for (let step = 0; step < count; step++) {
		const next = new Map<string, Node>();
		for (const { done, state } of nodes) {
			runs.forEach(({ operation, items }, run) => {
				const item = done[run];
				if (item === items.length) return;
				const { branches } = follow(
					{ state, excuses: 0 },
					operation,
					items[item],
					accounts[run][item],
				);
				for (const branch of branches) {
					const node = { done: done.with(run, item + 1), state: branch.state };
					next.set(`${node.done.join()} ${canonical(node.state)}`, node);
				}
			});
		}
		if (!next.size) {
			const said = accounts.map((each) => each.map(textOfAccount).join('\n')).join('\n\n');
			throw new Error(`After ${step} items, no order explains what the runs say:\n${said}`);
		}
		nodes = [...next.values()];
	}
	if (nodes.some(({ state }) => isSame(state, after))) return;
	expectSame('Lago afterwards', after, nodes[0].state);
}
