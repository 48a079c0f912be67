/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/** n8n-core as test/n8n knows it, made of an n8n-core that may be older. */
import { createRequire } from 'node:module';
import type * as Core from 'n8n-core';

const core = createRequire(__filename)('n8n-core') as typeof Core;

type RunOptions = Parameters<Core.WorkflowExecute['run']>[0];

/** Before n8n 2 the engine took what a run needs as arguments, one by one. */
class PositionalWorkflowExecute extends core.WorkflowExecute {
	override run({ workflow, startNode, destinationNode, pinData }: RunOptions) {
		const args: unknown[] = [workflow, startNode, destinationNode, pinData];
		return Reflect.apply(super.run, this, args) as ReturnType<Core.WorkflowExecute['run']>;
	}
}

const isPositional = core.WorkflowExecute.prototype.run.length > 1;

module.exports = {
	...core,
	WorkflowExecute: isPositional ? PositionalWorkflowExecute : core.WorkflowExecute,
	// n8n 1.88 has none, and nothing here has secrets in a vault.
	ExternalSecretsProxy: core.ExternalSecretsProxy ?? class {},
};
