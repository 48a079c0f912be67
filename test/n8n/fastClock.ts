import { sleep } from 'n8n-workflow';
import type { Clock } from '../../nodes/LagoCustomer/lago/clock';

const SPEED = 100;

/** Takes the place of the node's clock in the fast package. */
export const clock: Clock = {
	now: () => performance.now() * SPEED,
	sleep: async (milliseconds) => await sleep(milliseconds / SPEED),
};
