import './settings';

export { runNode, runWorkflow, type NodeRun, type WorkflowJson } from './run';
export { lagoCredential, lagoNode } from './nodeTypes';
