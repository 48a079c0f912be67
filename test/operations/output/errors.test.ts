import { NodeOperationError, type INode } from 'n8n-workflow';
import {
	toItemError,
	createLagoError,
	createStoppedError,
	type ItemError,
} from '../../../nodes/LagoCustomer/errors/itemError';

const node = { name: 'Lago Customer', type: 'lagoCustomer' } as INode;

test.each([
	['an error', new TypeError('x is undefined'), 'x is undefined'],
	['anything else', 'no luck', 'no luck'],
])(
	'%s that is neither of Lago nor of the user is said to be a fault of the node',
	(_, thrown, words) => {
		const { message, description, context } = toItemError(node, thrown, 3);
		expect([message, description, context.itemIndex]).toEqual([
			`The node itself failed: ${words}`,
			'This is a fault of the node. Please report it with what you did.',
			3,
		]);
	},
);

test('a run that stops tells of its first item that failed, whichever failed first', () => {
	const failures = new Map<number, ItemError>();
	for (const item of [12, 10, 2, 11]) {
		failures.set(item, new NodeOperationError(node, `Item ${item} failed`));
	}
	// The error itself tells of the first one.
	for (const item of [2, 10]) failures.get(item)!.context.mayHaveExecuted = true;
	const results: unknown[][] = [];
	for (const item of [0, 1, 9, 3]) results[item] = [];
	const { message, description } = createStoppedError(node, failures, results, 20);
	expect(message).toBe('Item 2 failed [item 2]');
	expect(description).toBe(
		'4 of 20 items were done (items 0–1, 3, 9). Items 2, 10–12 failed, items 4–8, 13–19 were not tried. Lago may have carried out 10 nevertheless: look in Lago before you run them again.',
	);
});

test.each([
	[200, undefined],
	[400, { status: 400 }],
])('an answer of %i leaves %j for whoever looks into the error', (status, data) => {
	const outcome = {
		hasResponse: true as const,
		status,
		headers: {},
		body: { status },
		mayHaveExecutedEarlier: false,
	};
	const subject = { fields: [], values: new Map(), mayHaveExecuted: true, getHint: null };
	expect(createLagoError(node, outcome, subject).context).toEqual({ mayHaveExecuted: true, data });
});
