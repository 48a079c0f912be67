/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/** n8n-workflow as test/n8n knows it, made of an n8n-workflow that may be older. */
import { createRequire } from 'node:module';
import type * as Workflow from 'n8n-workflow';

const workflow = createRequire(__filename)('n8n-workflow') as typeof Workflow;

/** What a node was called in n8n 1.88, whatever it does. */
const makeNodeName: typeof Workflow.NodeHelpers.makeNodeName = (_, { displayName }) => displayName;

// Before n8n had isolates for expressions, nothing had to be held.
workflow.Expression.prototype.withIsolate ??= async (run) => await run();

module.exports = {
	...workflow,
	NodeHelpers: Object.assign({ makeNodeName }, workflow.NodeHelpers),
};
