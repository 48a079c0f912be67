/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { prepareNodesBase } from '../n8n/nodesBase';
import type { ContenderId, Engine } from './types';

const NODE_OF_VM = 24;

let httpRequestObstacle: string | undefined;

/** Gets ready what the contenders need, and remembers what cannot be had. */
export function prepare(): void {
	try {
		prepareNodesBase();
	} catch (error) {
		httpRequestObstacle = `not available: ${(error as Error).message}`;
	}
}

/** Why a contender cannot take part; undefined when it can. */
export function obstacle({
	contender,
	engine,
}: {
	contender: ContenderId;
	engine?: Engine;
}): string | undefined {
	if (engine === 'vm' && Number.parseInt(process.versions.node, 10) < NODE_OF_VM) {
		return `vm: needs Node ${NODE_OF_VM}`;
	}
	return contender.startsWith('httpRequest') ? httpRequestObstacle : undefined;
}
