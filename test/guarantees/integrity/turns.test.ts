import { sleep } from 'n8n-workflow';
import {
	runScheduled,
	buildDependencies,
} from '../../../nodes/LagoCustomer/execution/writeScheduler';
import type { LockKey } from '../../../nodes/LagoCustomer/lago/objectLocks';

test.each<[string, Array<LockKey | undefined>, number[][]]>([
	['reads wait for nothing', [undefined, undefined], [[], []]],
	['writes to different customers do not wait', [['a'], ['b'], ['a', 'x']], [[2], [], []]],
	['writes to one customer wait for the one before', [['a'], ['a'], ['a']], [[1], [2], []]],
	[
		'so do those to one part of a customer, and not to another',
		[
			['a', 'x'],
			['a', 'y'],
			['a', 'x'],
		],
		[[2], [], []],
	],
	[
		'one to the customer as a whole waits for the last to each part, and they for it',
		[['a', 'x'], ['a', 'x'], ['a', 'y'], ['a'], ['a', 'x'], ['a', 'y'], ['a']],
		[[1], [3], [3], [4, 5], [6], [6], []],
	],
])('%s', (_, keys, dependents) => {
	const pendingCounts = keys.map(
		(_key, item) => dependents.flat().filter((of) => of === item).length,
	);
	expect(buildDependencies(keys)).toEqual({ dependents, pendingCounts });
});

test('as many as allowed are under way, the earlier ones first, and none before its turn', async () => {
	const started: number[] = [];
	const ends: Array<() => void> = [];
	const keys: Array<LockKey | undefined> = [
		['a'],
		['a', 'x'],
		['a', 'y'],
		['a', 'z'],
		undefined,
		['b'],
		['a'],
	];
	const all = runScheduled(buildDependencies(keys), 3, async (item) => {
		started.push(item);
		await new Promise<void>((end) => (ends[item] = end));
	});
	const after = async (item: number) => {
		started.length = 0;
		ends[item]();
		await sleep(0);
		return [...started];
	};
	expect(started).toEqual([0, 4, 5]);
	expect(await after(4)).toEqual([]);
	expect(await after(0)).toEqual([1, 2]);
	expect(await after(5)).toEqual([3]);
	expect(await after(2)).toEqual([]);
	expect(await after(1)).toEqual([]);
	expect(await after(3)).toEqual([6]);
	ends[6]();
	await all;
});

test('work that fails is the end of all', async () => {
	const failing = runScheduled(buildDependencies([undefined, undefined]), 1, async (item) => {
		if (item === 1) throw new Error('item 1');
	});
	await expect(failing).rejects.toThrow('item 1');
});
