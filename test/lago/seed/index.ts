import { randomNumbers } from '../random';
import type { Store } from '../store';
import { TODAY } from '../time';
import { seedAcme } from './acme';
import { seedBilling } from './billing';
import { seedCatalog } from './catalog';
import { seedCustomers } from './customers';
import { seedLater } from './later';
import { seedSubscriptions } from './subscriptions';

/** An invented company with about forty customers, the same each time. */
export function seedDemo(store: Store): void {
	store.clock = () => Date.parse(TODAY);
	seedCatalog(store);
	seedCustomers(store, randomNumbers(40));
	seedSubscriptions(store, randomNumbers(7));
	seedBilling(store, randomNumbers(11));
	store.clock = Date.now;
}

export const SEEDS = {
	/** An organization without customers. */
	none: () => {},
	demo: seedDemo,
	acme: seedAcme,
	later: seedLater,
};
