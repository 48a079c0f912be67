import { sleep } from 'n8n-workflow';

/** Time as everything that waits sees it, in milliseconds. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

export const clock: Clock = { now: () => Date.now(), sleep };
