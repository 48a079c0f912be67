import type { ContenderId, Perform } from '../types';

interface Contender {
	title: string;
	/** Loads only what this contender needs: what another one needs would count against it. */
	load: () => Promise<Perform>;
}

export const contenders: Record<ContenderId, Contender> = {
	lagoCustomer: {
		title: 'Lago Customer node',
		load: async () => (await import('./lagoCustomer')).raw,
	},
	lagoCustomerSimplified: {
		title: 'Lago Customer node, simplified',
		load: async () => (await import('./lagoCustomer')).simplified,
	},
	httpRequest: {
		title: 'HTTP Request node',
		load: async () => (await import('./httpRequest')).untouched,
	},
	httpRequestBatching: {
		title: 'HTTP Request node, 50 per 1000 ms',
		load: async () => (await import('./httpRequest')).batching,
	},
	client: {
		title: 'lago-javascript-client, one by one',
		load: async () => (await import('./client')).perform,
	},
	undici: {
		title: 'undici, 10 at once',
		load: async () => (await import('./undici')).perform,
	},
	itemsAlone: {
		title: 'The same items, handed on',
		load: async () => (await import('./itemsAlone')).perform,
	},
};

export const loadContender = async (id: ContenderId) => await contenders[id].load();
