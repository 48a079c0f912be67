import fc from 'fast-check';
import { resources } from '../../nodes/LagoCustomer/operations';
import { startLago } from '../lago';
import { n8n } from '../support';
import { check } from './check';
import { casesOf } from './generators';
import { operationNames } from './model';

/** Always the same, so that nobody else's change fails by chance; `npm run fuzz` has others. */
const SEED = 20261124;
const RUNS = 15;
/** What can be said of a customer is the most. */
const RUNS_OF_UPSERTS = 40;

const writes = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ option, kind }) => (kind === 'write' ? `${resource}.${option.value}` : [])),
);

test.each(writes)('%s is in the model, and cases are generated for it', (operation) => {
	expect(operationNames).toContain(operation);
	expect(fc.sample(casesOf(operation), 1)).toMatchObject([{ operation }]);
});

/** They run side by side, as most of it is waiting. */
test.concurrent.each(operationNames)(
	'%s leaves Lago as the model says, and says so',
	async (operation) => {
		const lago = await startLago();
		try {
			await fc.assert(
				fc.asyncProperty(casesOf(operation), async (each) => await check(n8n, lago, each)),
				{
					seed: SEED,
					numRuns: operation === 'customer.createOrUpdate' ? RUNS_OF_UPSERTS : RUNS,
				},
			);
		} finally {
			await lago.close();
		}
	},
);
