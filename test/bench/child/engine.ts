import '../../n8n/settings';
import { Expression } from 'n8n-workflow';
import type { Engine } from '../types';

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

/** Makes sure that this engine, and no other, evaluates the expressions of the work. */
export async function proveEngine(engine: Engine, work: () => Promise<unknown>): Promise<void> {
	const { vmEvaluator } = Expression as unknown as { vmEvaluator?: { evaluate: unknown } };
	let evaluated = 0;
	if (vmEvaluator) {
		const { evaluate } = vmEvaluator as { evaluate: (...args: unknown[]) => unknown };
		vmEvaluator.evaluate = (...args: unknown[]) => {
			evaluated += 1;
			return evaluate.apply(vmEvaluator, args);
		};
	}
	await work();
	delete vmEvaluator?.evaluate;
	const used = evaluated > 0 ? 'vm' : 'legacy';
	if (used !== engine || Expression.getActiveImplementation() !== engine) {
		throw new Error(`The expressions were evaluated by ${used}, not by ${engine}`);
	}
}
