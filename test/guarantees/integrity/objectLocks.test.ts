/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { getEventListeners } from 'node:events';
import { sleep } from 'n8n-workflow';
import { ObjectLocks, type LockKey } from '../../../nodes/LagoCustomer/lago/objectLocks';

const { signal } = new AbortController();

/** Locks, and what has begun under them, in its order. */
function start() {
	const locks = new ObjectLocks();
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const work = (name: string, key: LockKey, { by = signal, account = 'us' } = {}) =>
		locks.run(account, key, by, async () => {
			begun.push(name);
			await new Promise<void>((end) => ends.set(name, end));
		});
	const end = async (name: string) => {
		ends.get(name)?.();
		await sleep(0);
	};
	return { locks, begun, work, end };
}

test('work on one object comes one after the other, in the order of arrival', async () => {
	const { begun, work, end, locks } = start();
	const all = ['1', '2', '3'].map(async (name) => await work(name, ['acme']));
	expect(begun).toEqual(['1']);
	await end('1');
	expect(begun).toEqual(['1', '2']);
	await end('2');
	expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	await end('3');
	await Promise.all(all);
	expect(begun).toEqual(['1', '2', '3']);
	expect(locks.queues.size).toBe(0);
});

test('other customers, other parts and other accounts do not wait', () => {
	const { begun, work } = start();
	void work('part', ['acme', 'x']);
	void work('other part', ['acme', 'y']);
	void work('other customer', ['bolt']);
	void work('other account', ['acme'], { account: 'them' });
	void work('same part', ['acme', 'x']);
	expect(begun).toEqual(['part', 'other part', 'other customer', 'other account']);
});

test('the whole waits for all parts before it, and the parts after it for the whole', async () => {
	const { begun, work, end } = start();
	void work('x', ['acme', 'x']);
	void work('y', ['acme', 'y']);
	void work('whole', ['acme']);
	void work('x again', ['acme', 'x']);
	void work('z', ['acme', 'z']);
	await end('x');
	expect(begun).toEqual(['x', 'y']);
	await end('y');
	expect(begun).toEqual(['x', 'y', 'whole']);
	await end('whole');
	expect(begun).toEqual(['x', 'y', 'whole', 'x again', 'z']);
});

test('whoever is cancelled leaves at once, and lets nobody overtake', async () => {
	const { begun, work, end, locks } = start();
	const cancel = new AbortController();
	void work('first', ['acme', 'x']);
	const waiting = work('cancelled', ['acme'], { by: cancel.signal });
	void work('next', ['acme', 'x']);
	void work('free', ['acme', 'y']);
	cancel.abort(new Error('cancelled'));
	await expect(waiting).rejects.toThrow('cancelled');
	expect(begun).toEqual(['first', 'free']);
	await end('first');
	expect(begun).toEqual(['first', 'free', 'next']);
	await end('next');
	await end('free');
	expect(locks.queues.size).toBe(0);
	await expect(work('late', ['acme'], { by: cancel.signal })).rejects.toThrow('cancelled');
	expect(locks.queues.size).toBe(0);
});

test('work that fails lets the next begin', async () => {
	const { locks } = start();
	const failing = locks.run(
		'us',
		['acme'],
		signal,
		async () => await Promise.reject(new Error('x')),
	);
	const next = locks.run('us', ['acme'], signal, async () => 'begun');
	await expect(failing).rejects.toThrow('x');
	expect(await next).toBe('begun');
	expect(locks.queues.size).toBe(0);
});
