/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Clock } from '../../nodes/LagoCustomer/lago/clock';

/** A clock that stands still while anything happens, and then jumps to the next that someone waits for. */
export class VirtualClock implements Clock {
	private time = 1_000_000;

	/** The sleepers of each moment, and the moments as a heap. */
	private readonly sleepers = new Map<number, Array<() => void>>();
	private readonly moments: number[] = [];

	now = () => this.time;

	/** Like Node.js, for a millisecond at the least. */
	sleep = async (milliseconds: number): Promise<void> =>
		await this.sleepExactly(Math.max(1, milliseconds));

	sleepExactly = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => this.at(this.time + Math.max(0, milliseconds), wake));

	/** Runs until the work is done. */
	async run<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = work.finally(() => (isDone = true));
		done.catch(() => {});
		for (;;) {
			await new Promise(setImmediate);
			if (isDone) return await done;
			const moment = this.pop();
			if (moment === undefined) throw new Error('All wait, and nobody for the clock');
			this.time = moment;
			const woken = this.sleepers.get(moment) ?? [];
			this.sleepers.delete(moment);
			for (const wake of woken) wake();
		}
	}

	private at(moment: number, wake: () => void): void {
		const others = this.sleepers.get(moment);
		if (others) {
			others.push(wake);
			return;
		}
		this.sleepers.set(moment, [wake]);
		this.push(moment);
	}

	private push(moment: number): void {
		const { moments } = this;
		let index = moments.push(moment) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (moments[parent] <= moments[index]) break;
			[moments[parent], moments[index]] = [moments[index], moments[parent]];
			index = parent;
		}
	}

	private pop(): number | undefined {
		const { moments } = this;
		const first = moments[0];
		const last = moments.pop();
		if (last === undefined || moments.length === 0) return first;
		moments[0] = last;
		for (let index = 0; ; ) {
			const children = [2 * index + 1, 2 * index + 2].filter((child) => child < moments.length);
			const least = children.sort((a, b) => moments[a] - moments[b])[0];
			if (least === undefined || moments[least] >= moments[index]) return first;
			[moments[least], moments[index]] = [moments[index], moments[least]];
			index = least;
		}
	}
}
