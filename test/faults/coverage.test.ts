import { resources } from '../../nodes/LagoCustomer/operations';
import { customerWrites } from './cases/customerWrites';
import { lists } from './cases/lists';
import { reads } from './cases/reads';
import { walletWrites } from './cases/walletWrites';

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map(({ option, kind }) => ({
		name: `${resource} ${option.value}`,
		kind: kind === 'get' ? 'read' : kind,
	})),
);

const cases = Object.entries({
	list: lists,
	read: reads,
	write: [...customerWrites, ...walletWrites],
}).flatMap(([kind, chosen]) =>
	chosen.map(({ resource, operation }) => ({ name: `${resource} ${operation}`, kind })),
);

test.each(operations)('$name is run under faults, as a $kind', (operation) => {
	expect(cases).toContainEqual(operation);
});
