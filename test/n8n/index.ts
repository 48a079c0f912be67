import './settings';

export { loadOptions, searchList, testCredential } from './editor';
export { runNode, runWorkflow, type NodeRun, type WorkflowJson } from './run';
export { lagoCredential, lagoNode } from './nodeTypes';
export { runTool, type ToolAnswer, type ToolCaller } from './tool';
export { sleep } from 'n8n-workflow';
