import { resources } from '../../nodes/LagoCustomer/resources';
import { lago } from '../support';
import { nameOf } from './case';
import { customerWrites } from './cases/customerWrites';
import { lists } from './cases/lists';
import { walletWrites } from './cases/walletWrites';
import { idOf } from './plan';
import { stateOf } from './state';

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map(({ option, kind }) => ({ name: `${resource} ${option.value}`, kind })),
);

/** Those that read one object are taken from their declarations. */
const chosen = operations.filter(({ kind }) => kind !== 'get');

const writes = [...customerWrites, ...walletWrites];

const cases = Object.entries({ list: lists, write: writes }).flatMap(([kind, all]) =>
	all.map(({ resource, operation }) => ({ name: `${resource} ${operation}`, kind })),
);

test.each(chosen)('$name is run under faults, as a $kind', (operation) => {
	expect(cases).toContainEqual(operation);
});

const kept = writes.flatMap((each) =>
	each.done === 'nothing is kept' ? [] : [{ name: nameOf(each), seed: each.seed, done: each.done }],
);

test.each(kept)('$name shows in what is compared of Lago', ({ seed, done }) => {
	seed(lago.store, idOf(1));
	const before = stateOf(lago.store, idOf(1));
	const after = structuredClone(before);
	done(after);
	expect(after).not.toEqual(before);
});

test('of one write alone, nothing is kept', () => {
	const rest = writes.filter(({ done }) => done === 'nothing is kept');
	expect(rest.map(nameOf)).toEqual(['customer generateCheckoutUrl']);
});
