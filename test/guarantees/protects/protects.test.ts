/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** What docs/protections.md says that the node protects from: each row is proved by the test of its name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tableUnder } from '../../declarations/readme';
import { operations } from '../../operations/declarations';
import { ofCustomers } from './customers';
import { ofExecutions } from './executions';
import { ofRequests } from './requests';
import { tried } from './support';
import { ofWallets } from './wallets';

const proofs = { ...ofCustomers, ...ofWallets, ...ofRequests, ...ofExecutions };
const rows = tableUnder('## What the node protects you from').map(([row = '']) => row);

test('each row has its test, and each test its row', () => {
	expect(Object.keys(proofs).sort()).toEqual([...rows].sort());
});

for (const [row, proof] of Object.entries(proofs)) test(row, proof);

test('what each safeguard is for is proved here, or by a test of the operation', () => {
	const guarded = operations.filter(
		({ operation }) => operation.kind === 'write' && operation.safeguard,
	);
	const hasTest = (id: string) =>
		existsSync(join(__dirname, '../../operations', `${id.replace(' ', '/')}.test.ts`));
	const unproved = guarded.map(({ id }) => id).filter((id) => !tried.has(id) && !hasTest(id));
	expect(unproved).toEqual([]);
});
