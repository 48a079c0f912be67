/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { lago, run } from '../n8n/support';

const COUNT = 5000;

test('n8n gets to other work while the items of a run are checked', async () => {
	/** How many items the node has looked at, which a getter in each of them counts. */
	let checked = 0;
	const items = Array.from({ length: COUNT }, (_, item) => ({
		get id() {
			checked++;
			return item < COUNT - 1 ? `customer-${item}` : '';
		},
	}));
	/** How far the check had come whenever something else had its turn. */
	const seen = new Set<number>();
	let isRunning = true;
	const other = () => {
		seen.add(checked);
		if (isRunning) setImmediate(other);
	};
	setImmediate(other);
	const { error } = await run(
		{ resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
		{ items },
	);
	isRunning = false;
	expect(error?.message).toBe("'Customer' is empty [item 4999]");
	expect(lago.requests).toEqual([]);
	const during = [...seen].filter((count) => count > 0 && count < COUNT);
	expect(during.length).toBeGreaterThan(1);
});
