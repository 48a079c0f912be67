import './settings';

export { searchList, testCredential } from './editor';
export { runNode, runWorkflow, type NodeRun, type WorkflowJson } from './run';
export { lagoCredential, lagoNode } from './nodeTypes';
export { sleep } from 'n8n-workflow';
