import type { WriteCase } from './case';
import type { Course } from './plan';

/** How many faults in a row the node must live with, whatever they are. */
const BEARABLE = 2;

/**
 * Whether an item must have succeeded in spite of what happened to its requests: a node that gives up
 * at the first fault would keep every other promise.
 */
export const mustSucceed = (courses: Course[], second: WriteCase['second'] = 'the same') =>
	courses.every((course) => isBearable(course, second));

function isBearable({ method, events }: Course, second: WriteCase['second']): boolean {
	const faults = events.filter(({ effect }) => effect !== 'none');
	if (faults.some(({ effect }) => effect === 'unlike Lago')) return false;
	if (faults.length > BEARABLE) return false;
	if (method === 'GET' || second === 'the same') return true;
	if (second === 'refused') return !faults.some(({ reachesLago }) => reachesLago);
	// Of a fault other than a rate limit, nobody knows whether Lago did what was asked.
	return faults.every(({ reply }) => reply.status === 429);
}
