import { sleep } from 'n8n-workflow';

/** Time as everything that waits sees it, in milliseconds. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

/** The time of day can be set back or forth; this one only goes on. */
export const clock: Clock = { now: () => performance.now(), sleep };
