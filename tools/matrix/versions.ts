export interface N8nVersion {
	n8n: string;
	/** Of the packages in which n8n has its engine, as that n8n depends on them. */
	core: string;
	workflow: string;
	/** A Node.js on which that n8n runs. */
	node: number;
	/** What evaluates expressions: vm is n8n's default where it has it. */
	expressions: 'legacy' | 'vm';
}

/** The oldest n8n that the README promises, the last of n8n 1, the first of n8n 2, the newest. */
export const N8N_VERSIONS: N8nVersion[] = [
	{ n8n: '1.88.0', core: '1.87.0', workflow: '1.86.0', node: 20, expressions: 'legacy' },
	{ n8n: '1.123.0', core: '1.122.0', workflow: '1.120.0', node: 22, expressions: 'legacy' },
	{ n8n: '2.0.0', core: '2.0.0', workflow: '2.0.0', node: 24, expressions: 'legacy' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0', node: 24, expressions: 'legacy' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0', node: 24, expressions: 'vm' },
];
