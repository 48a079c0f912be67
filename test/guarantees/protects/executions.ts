/** The rows on what others do at the same time, on tries, and on answers and lists that are not as they seem. */
import type { INodeParameters } from 'n8n-workflow';
import { entry, hintsOf, metadataOf, upsertMetadata, wordsOf, writes } from '../../n8n/helpers';
import { refreshingAfterUpdates } from '../../lago';
import { lago, wire } from '../../n8n/support';
import { directly, recorded, run, type Proofs } from './support';

const addKey = upsertMetadata('plan', 'pro');
const update = {
	...{ resource: 'wallet', operation: 'update', customerId: 'acme', walletCode: 'main' },
};
const createWallet: INodeParameters = {
	...{ resource: 'wallet', operation: 'create', customerId: '={{ $json.id }}' },
	...{ rateAmount: '1', walletCurrency: 'EUR', walletFields: { grantedCredits: '10' } },
};

const post = async (customer: object) =>
	await directly('POST', '/customers', { customer: { external_id: 'acme', ...customer } });

export const ofExecutions: Proofs = {
	'A write from elsewhere (another process, a person) that read before yours puts back the old values':
		async () => {
			const customer = lago.store.addCustomer({
				external_id: 'acme',
				metadata: [entry('old', '1')],
			});
			// Each sends all that it has read, by ID.
			const [{ lago_id: id, key, value }] = customer.metadata;
			const putBack = async () => await post({ metadata: [{ id, key, value }] });
			await post({
				metadata: [
					{ id, key, value },
					{ key: 'plan', value: 'pro' },
				],
			});
			await putBack();
			expect(metadataOf('acme')).toEqual({ old: '1' });

			let isUndone = false;
			lago.intercept(({ method }) => {
				if (method === 'GET' && writes().length === 1 && !isUndone) {
					isUndone = true;
					customer.metadata = [entry('old', '1')];
				}
				return undefined;
			});
			expect((await run(addKey)).items).toHaveLength(1);
			expect(wire().map(({ request }) => request.split(' ')[0])).toEqual([
				...['GET', 'POST', 'GET'],
				...['POST', 'GET'],
			]);
			expect(metadataOf('acme')).toEqual({ old: '1', plan: 'pro' });

			lago.intercept(({ method }) => {
				if (method === 'GET') customer.metadata = [entry('old', '1')];
				return undefined;
			});
			lago.requests.length = 0;
			const { error } = await run(addKey);
			expect([error?.message, error?.description, error?.context?.mayHaveExecuted]).toEqual([
				'Something else keeps undoing Metadata > plan',
				expect.stringMatching(/^Lago took the change each time/),
				true,
			]);
			expect(writes()).toHaveLength(3);
		},

	'A job of Lago changes a wallet after each update, and the next update is refused (409)':
		async () => {
			const conflict = 'an update of a wallet that a job of Lago changes at the same time';
			expect(recorded(conflict)).toMatchObject({
				status: 409,
				body: { status: 409, error: 'Conflict' },
			});
			expect(recorded('the same update again').status).toBe(200);

			const wallet = lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), {
				code: 'main',
			});
			lago.store.isBeingRefreshed = refreshingAfterUpdates();
			const walletUpdateFields = { priority: '={{ $json.priority }}' };
			const items = [{ priority: 1 }, { priority: 2 }];
			expect((await run({ ...update, walletUpdateFields }, { items })).items).toHaveLength(2);
			expect([wallet.priority, writes().length]).toEqual([2, 3]);

			lago.requests.length = 0;
			lago.store.isBeingRefreshed = () => true;
			const { error } = await run({ ...update, walletUpdateFields: { priority: 3 } });
			expect([error?.message, error?.description, error?.context?.mayHaveExecuted]).toEqual([
				'Something else keeps changing the object at the same moment',
				'Lago refused the change and wrote nothing. Run it again. Lago answered 409 (Conflict).',
				false,
			]);
			expect(writes()).toHaveLength(6);
		},

	"The limit of a tax provider comes with the status of the account's own (429)": async () => {
		const body = { status: 429, error: 'Too Many Requests', code: 'too_many_provider_requests' };
		let isRefused = false;
		lago.intercept(({ path }) => {
			if (!path.includes('taxed') || isRefused) return { body: { customer_usage: {} } };
			isRefused = true;
			return { status: 429, headers: { 'retry-after': '50' }, body };
		});
		// More than are in flight at once: some have to wait for their turn.
		const others = Array.from({ length: 20 }, (_, index) => `c-${index}`);
		const { items } = await run(
			{
				...{ resource: 'usage', operation: 'getCurrent' },
				...{ customerId: '={{ $json.id }}', subscriptionId: 'pro' },
			},
			{ items: ['taxed', ...others].map((id) => ({ id })) },
		);
		expect(items).toHaveLength(21);
		expect(lago.requests).toHaveLength(22);
		expect(lago.requests.at(-1)?.path).toContain('taxed');
	},

	'Retry On Fail of n8n sends all items again': async () => {
		for (const id of ['a', 'b']) lago.store.addCustomer({ external_id: id });
		const isFor = (id: string, path: string) => path.includes(`/${id}/`);
		let isFirst = true;
		lago.intercept(({ path }) => {
			if (isFor('b', path)) return { cut: 'after' };
			if (!isFirst) return undefined;
			isFirst = false;
			return { status: 404, body: '' };
		});
		const { items, errors } = await run(createWallet, {
			items: [{ id: 'a' }, { id: 'b' }],
			node: {
				...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
				onError: 'continueErrorOutput',
			},
		});
		expect(items).toHaveLength(1);
		expect(wordsOf(errors[0].json)).toContain('Lago may have carried the request out');
		expect(
			writes()
				.map(({ path }) => (isFor('a', path) ? 'a' : 'b'))
				.sort(),
		).toEqual([...['a', 'a'], 'b']);
		expect(lago.store.wallets).toHaveLength(2);
	},

	'When a node fails outside of its items, n8n hands them on as if all were well': async () => {
		const items = [{ id: 'a' }, { id: 'b' }];
		const { items: passed, errors } = await run(createWallet, {
			items,
			node: { onError: 'continueErrorOutput' },
			credentialError: 'Credentials could not be decrypted',
		});
		expect(passed).toEqual([]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			items.map((_, item) => ['Credentials could not be decrypted', { item }]),
		);
	},

	'Lago answers 200 also where it did something else, or nothing': async () => {
		expect(recorded('a rule for a wallet, without a licence').status).toBe(200);
		expect(recorded('the wallet has none').body.wallet.recurring_transaction_rules).toEqual([]);
		lago.store.organization.premium = false;
		lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), { code: 'main' });
		const rule = [{ trigger: 'interval', interval: 'monthly', paidCredits: '20' }];
		const walletUpdateFields = { recurringTransactionRules: { rule } };
		expect(hintsOf(await run({ ...update, walletUpdateFields }))).toEqual([
			"Lago kept another value of 'Recurring Top-Up Rule' than the one sent: none. It needs a Lago licence.",
		]);

		const { lago_id: appliedCouponId } = lago.store.addAppliedCoupon(lago.store.customer('acme'));
		const remove = { resource: 'appliedCoupon', operation: 'delete', customerId: 'acme' };
		for (const [change, words] of [
			[{ external_customer_id: 'other' }, 'Lago answers with another object'],
			[{ status: 'active' }, "Lago's answer does not show that the coupon has ended"],
		] as const) {
			lago.intercept(() => ({
				edit: ({ applied_coupon: coupon }: { applied_coupon: object }) => ({
					applied_coupon: { ...coupon, ...change },
				}),
			}));
			const { items, error } = await run({ ...remove, appliedCouponId });
			expect(items).toEqual([]);
			expect(error?.message).toContain(words);
			expect(error?.context?.mayHaveExecuted).toBe(true);
		}
	},

	'A list that changes while its pages are read lacks records': async () => {
		const customer = lago.store.addCustomer({ external_id: 'acme' });
		for (let number = 0; number < 130; number++) lago.store.addSubscription(customer);
		const all = lago.store.subscriptions.map(({ lago_id }) => lago_id);
		const page = async (number: number) => {
			const path = `/customers/acme/subscriptions?page=${number}&per_page=100`;
			const { body } = await directly('GET', path);
			return (body.subscriptions as Array<{ lago_id: string }>).map(({ lago_id }) => lago_id);
		};
		/** One of the first page, the newest but so many, goes to the end. */
		const move = (nth: number) => {
			lago.store.subscriptions.at(-nth)!.subscription_at = '2001-01-01T00:00:00Z';
		};
		const before = await page(1);
		move(1);
		expect(new Set([...before, ...(await page(2))]).size).toBe(129);

		let isMoved = false;
		lago.intercept(({ query }) => {
			if (!isMoved && query.includes('page=2&')) {
				isMoved = true;
				move(2);
			}
			return undefined;
		});
		const getAll = { resource: 'subscription', operation: 'getAll', customerId: 'acme' };
		const { items } = await run({ ...getAll, returnAll: true });
		expect(items.map(({ json }) => json.lago_id).sort()).toEqual([...all].sort());

		lago.intercept(({ query }) =>
			query.includes('page=2&')
				? {
						edit: ({ subscriptions, ...body }: { subscriptions: object[] }) => ({
							...body,
							subscriptions: subscriptions.slice(1),
						}),
					}
				: undefined,
		);
		const { error } = await run({ ...getAll, returnAll: true });
		expect(error?.message).toContain("'Return All' is not complete");
	},
};
