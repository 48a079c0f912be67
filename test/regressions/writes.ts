/** A realistic mistake: what stands in a file, and what somebody makes of it. */
interface Regression {
	name: string;
	file: string;
	from: string;
	to: string;
	/** Where it should be noticed. */
	tests?: string;
}

const OPERATIONS = 'nodes/LagoCustomer/operations';

/** What writes do, what is told of it, and the examples. */
export const regressions: Regression[] = [
	{
		name: 'Set as Default is no longer sent again',
		file: `${OPERATIONS}/paymentMethod.ts`,
		from: "{ method: 'PUT', fields: [], repeatable: () => true, changes: () => [customerId] },",
		to: "{ method: 'PUT', fields: [], repeatable: () => false, changes: () => [customerId] },",
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'a checkout URL is no longer asked for again',
		file: `${OPERATIONS}/customer/index.ts`,
		from: "{ method: 'POST', fields: [], repeatable: () => true, changes: () => [customerId] },",
		to: "{ method: 'POST', fields: [], repeatable: () => false, changes: () => [customerId] },",
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'a wallet with a recurring rule is sent twice',
		file: `${OPERATIONS}/wallet/index.ts`,
		from: 'codeIn(body) !== undefined && !rulesIn(body).length',
		to: 'codeIn(body) !== undefined',
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'a wallet without a code is sent twice',
		file: `${OPERATIONS}/wallet/index.ts`,
		from: 'codeIn(body) !== undefined && !rulesIn(body).length',
		to: '!rulesIn(body).length',
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'a customer with new metadata is sent twice',
		file: `${OPERATIONS}/customer/createOrUpdate.ts`,
		from: "[...entriesIn(body, 'metadata'), ...entriesIn(body, 'integration_customers')]",
		to: "[...entriesIn(body, 'integration_customers')]",
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'a customer with a new link is sent twice',
		file: `${OPERATIONS}/customer/createOrUpdate.ts`,
		from: "[...entriesIn(body, 'metadata'), ...entriesIn(body, 'integration_customers')]",
		to: "[...entriesIn(body, 'metadata')]",
		tests: 'test/requests/cutWrites',
	},
	{
		name: 'writes to two alerts of one wallet overlap',
		file: `${OPERATIONS}/walletAlert.ts`,
		from: 'const changes = () => [customerId, walletCode] as const;',
		to: 'const changes = () => [customerId, walletCode, alertCode] as const;',
		tests: 'test/integrity/order',
	},
	{
		name: 'the subsidiary is lost when a link changes',
		file: `${OPERATIONS}/customer/integrations.ts`,
		from: "	'subsidiary_id',\n	'targeted_object',\n];",
		to: "	'targeted_object',\n];",
		tests: 'test/resources/customer/keepEntries',
	},
	{
		name: 'what a customer is in HubSpot is lost when another link changes',
		file: `${OPERATIONS}/customer/integrations.ts`,
		from: "	'subsidiary_id',\n	'targeted_object',\n];",
		to: "	'subsidiary_id',\n];",
		tests: 'test/resources/customer/keepEntries',
	},
	{
		name: 'the words for a time zone that Lago does not know are lost',
		file: 'nodes/LagoCustomer/output/codes.ts',
		from: "	invalid_timezone: 'is not a time zone that Lago knows',\n",
		to: '',
		tests: 'test/output/codes',
	},
	{
		name: 'the words for a missing provider are lost',
		file: 'nodes/LagoCustomer/output/codes.ts',
		from: "	no_linked_payment_provider: 'the customer has no payment provider',\n",
		to: '',
		tests: 'test/output/codes',
	},
	{
		name: 'the advice on a lock is lost',
		file: 'nodes/LagoCustomer/output/codes.ts',
		from: "	lock_acquisition_failed: 'Another request changes the same object. Run it again in a moment.',\n",
		to: '',
		tests: 'test/output/codes',
	},
	{
		name: 'an invoice seems to be due as a whole',
		file: `${OPERATIONS}/invoice.ts`,
		from: "amount('total_due_amount'),",
		to: "amount('total_due_amount', 'total_amount_cents'),",
		tests: 'test/resources/lists.test',
	},
	{
		name: 'a coupon seems to be left as a whole',
		file: `${OPERATIONS}/appliedCoupon.ts`,
		from: "amount('amount_remaining', 'amount_cents_remaining'),",
		to: "amount('amount_remaining', 'amount_cents'),",
		tests: 'test/resources/lists.test',
	},
	{
		name: 'n8n has no break while items are checked',
		file: 'nodes/LagoCustomer/run.ts',
		from: 'const LONGEST_BLOCK = 20;',
		to: 'const LONGEST_BLOCK = 20_000;',
		tests: 'test/requests/breaks',
	},
	{
		name: 'the break is not waited for',
		file: 'nodes/LagoCustomer/run.ts',
		from: 'await clock.sleep(0);',
		to: 'void clock.sleep(0);',
		tests: 'test/requests/breaks',
	},
	{
		name: 'the reminder goes out on another day',
		file: 'examples/overdue-reminder.json',
		from: '"triggerAtDay": [1]',
		to: '"triggerAtDay": [2]',
		tests: 'test/examples/triggers',
	},
	{
		name: 'the keys are forgotten on another day',
		file: 'examples/lago-webhook.json',
		from: '"triggerAtDay": [0]',
		to: '"triggerAtDay": [1]',
		tests: 'test/examples/triggers',
	},
	{
		name: 'the nightly sync runs at noon',
		file: 'examples/nightly-sync.json',
		from: '"triggerAtHour": 2',
		to: '"triggerAtHour": 12',
		tests: 'test/examples/triggers',
	},
	{
		name: 'anyone may write customers through the webhook',
		file: 'examples/crm-upsert.json',
		from: '"authentication": "headerAuth",',
		to: '',
		tests: 'test/examples/triggers',
	},
	{
		name: "Lago's webhook asks for a key that Lago does not send",
		file: 'examples/lago-webhook.json',
		from: '"path": "lago",',
		to: '"path": "lago", "authentication": "headerAuth",',
		tests: 'test/examples/triggers',
	},
	...['name', 'email', 'country'].map((field) => ({
		name: `the nightly sync does not see another ${field}`,
		file: 'examples/nightly-sync.json',
		from: `{{ !!$json.${field} && $json.${field} !== $json.lago?.${field} }}`,
		to: `{{ !!$json.${field} && !$json.lago }}`,
		tests: 'test/examples/nightly-sync',
	})),
	{
		name: 'the README of the examples names another hour',
		file: 'examples/README.md',
		from: 'Every night at two',
		to: 'Every night at three',
		tests: 'test/examples/triggers',
	},
];
