/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Clock } from '../../../nodes/LagoCustomer/lago/clock';

/** A clock that stands still while anything happens, and then jumps to the next that someone waits for. */
export class VirtualClock implements Clock {
	private time = 1_000_000;

	/** The sleepers of each moment. */
	private readonly sleepers = new Map<number, Array<() => void>>();

	now = () => this.time;

	/** Like Node.js, for a millisecond at the least. */
	sleep = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => this.wakeAt(this.time + Math.max(1, milliseconds), wake));

	sleepExactly = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => this.wakeAt(this.time + Math.max(0, milliseconds), wake));

	private wakeAt(moment: number, wake: () => void): void {
		const others = this.sleepers.get(moment);
		if (others) others.push(wake);
		else this.sleepers.set(moment, [wake]);
	}

	/** Runs until the work is done. */
	async run<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = work.finally(() => (isDone = true));
		done.catch(() => {});
		for (;;) {
			await new Promise(process.nextTick);
			if (isDone) return await done;
			if (!this.sleepers.size) throw new Error('All wait, and nobody for the clock');
			this.time = Math.min(...this.sleepers.keys());
			const woken = this.sleepers.get(this.time) ?? [];
			this.sleepers.delete(this.time);
			for (const wake of woken) wake();
		}
	}
}
