/** What docs/protections.md says that the node protects from: each row is proved by the test of its name. */
import { tableUnder } from '../../declarations/readme';
import { ofCustomers } from './customers';
import { ofExecutions } from './executions';
import { ofRequests } from './requests';
import { ofWallets } from './wallets';

const proofs = { ...ofCustomers, ...ofWallets, ...ofRequests, ...ofExecutions };
const rows = tableUnder('## What the node protects you from').map(([row = '']) => row);

test('each row has its test, and each test its row', () => {
	expect(Object.keys(proofs).sort()).toEqual([...rows].sort());
});

for (const [row, proof] of Object.entries(proofs)) test(row, proof);
