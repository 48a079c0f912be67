import { resources } from '../../nodes/LagoCustomer/resources';
import { customerWrites } from './cases/customerWrites';
import { lists } from './cases/lists';
import { walletWrites } from './cases/walletWrites';

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map(({ option, kind }) => ({ name: `${resource} ${option.value}`, kind })),
);

/** Those that read one object are taken from their declarations. */
const chosen = operations.filter(({ kind }) => kind !== 'get');

const cases = Object.entries({
	list: lists,
	write: [...customerWrites, ...walletWrites],
}).flatMap(([kind, all]) =>
	all.map(({ resource, operation }) => ({ name: `${resource} ${operation}`, kind })),
);

test.each(chosen)('$name is run under faults, as a $kind', (operation) => {
	expect(cases).toContainEqual(operation);
});
