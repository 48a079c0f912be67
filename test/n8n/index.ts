import './settings';
import './deduplication';

export { loadOptions, searchList, subtitleOf, testCredential } from './editor';
export { NODES_BASE, nodesBase, prepareNodesBase } from './nodesBase';
export { LAGO_NODE, runNode, runWorkflow, testNode, type NodeRun, type WorkflowJson } from './run';
export { builtIn, lagoCredential, lagoNode } from './nodeTypes';
export { setSsrfProtection } from './ssrf';
export { setClock } from './timeOfDay';
export { runTool, type ToolAnswer, type ToolCaller } from './tool';
export { sleep } from 'n8n-workflow';
