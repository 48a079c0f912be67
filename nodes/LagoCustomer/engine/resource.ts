import type { LagoOperation } from './operation';

/** Operations on one kind of Lago's objects, in the order of the editor. */
export interface LagoResource {
	name: string;
	value: string;
	operations: LagoOperation[];
}
