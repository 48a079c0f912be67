import '../../test/n8n/settings';
import { Expression } from 'n8n-workflow';
import { runWorkflow } from '../../test/n8n';
import { testNode } from '../../test/n8n/run';
import type { Engine } from './workloads';

/** Starts n8n's engine for expressions with the settings that n8n has by default. */
export async function startEngine(engine: Engine): Promise<void> {
	await Expression.initExpressionEngine({
		engine,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
		poolSize: 1,
		maxCodeCacheSize: 1024,
	});
}

/** Makes sure that it is this engine to which a workflow's expressions go. */
export async function proveEngine(engine: Engine): Promise<void> {
	const { vmEvaluator } = Expression as unknown as { vmEvaluator?: { evaluate: unknown } };
	let evaluated = 0;
	if (vmEvaluator) {
		const { evaluate } = vmEvaluator as { evaluate: (...args: unknown[]) => unknown };
		vmEvaluator.evaluate = (...args: unknown[]) => {
			evaluated += 1;
			return evaluate.apply(vmEvaluator, args);
		};
	}
	const start = testNode('Start', 'n8n-nodes-base.manualTrigger');
	const fields = { assignments: [{ name: 'sum', type: 'number', value: '={{ 1 + 1 }}' }] };
	const set = {
		...testNode('Edit Fields', 'n8n-nodes-base.set'),
		parameters: { assignments: fields },
	};
	await runWorkflow(
		{
			nodes: [start, set],
			connections: { Start: { main: [[{ node: set.name, type: 'main', index: 0 }]] } },
		},
		{ credentials: {} },
	);
	delete vmEvaluator?.evaluate;
	const used = evaluated > 0 ? 'vm' : 'legacy';
	if (used !== engine || Expression.getActiveImplementation() !== engine) {
		throw new Error(`The expressions were evaluated by ${used}, not by ${engine}`);
	}
}
