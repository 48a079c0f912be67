import workflow from '../../examples/overconsumption-check.json';
import { told } from '../declarations/readme';
import { startLago } from '../lago';
import type { WorkflowJson } from '../n8n';
import { n8n } from '../n8n/support';

interface Customer {
	external_id: string;
	name: string;
}

interface Subscription {
	external_id: string;
	plan_code: string;
}

test('lists every active subscription over 500.00, with its customer, as the docs show', async () => {
	const demo = await startLago({ seed: 'demo' });
	const read = async (path: string) => {
		const headers = { Authorization: `Bearer ${demo.apiKey}` };
		return (await (await fetch(`${demo.url}/api/v1/${path}`, { headers })).json()) as never;
	};

	const expected: unknown[] = [];
	const { customers } = (await read('customers?per_page=1000')) as { customers: Customer[] };
	for (const { external_id, name } of customers) {
		const id = encodeURIComponent(external_id).replaceAll('.', '%2E');
		const { subscriptions } = (await read(`customers/${id}/subscriptions`)) as {
			subscriptions: Subscription[];
		};
		for (const { external_id: subscriptionId, plan_code: plan } of subscriptions) {
			const query = `external_subscription_id=${encodeURIComponent(subscriptionId)}`;
			const { customer_usage: usage } = await read(`customers/${id}/current_usage?${query}`);
			const { total_amount_cents, currency, to_datetime: until } = usage;
			if (total_amount_cents > 50_000) {
				const total_amount = total_amount_cents / 100;
				expected.push({ customer: name, external_id, plan, total_amount, currency, until });
			}
		}
	}

	const { data } = await n8n.runWorkflow(workflow as unknown as WorkflowJson, {
		credentials: { baseUrl: demo.url, apiKey: demo.apiKey },
	});
	await demo.close();

	expect(data.resultData.error).toBeUndefined();
	const items = data.resultData.runData['Who and how much'][0].data?.main[0];
	expect(expected.length).toBeGreaterThan(2);
	expect(items?.map(({ json }) => json)).toEqual(expected);

	// This is the demo, of which the docs show the first lines.
	const [table = ''] = told(/```text\n(customer [^`]*)\n…\n```/);
	const [columns = [], ...lines] = table.split('\n').map((line) => line.split(/ {2,}/));
	expect(lines.length).toBeGreaterThan(0);
	expect(lines).toEqual(
		items?.slice(0, lines.length).map(({ json }) => columns.map((column) => String(json[column]))),
	);
});
