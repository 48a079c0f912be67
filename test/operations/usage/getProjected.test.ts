import { lago, run, wire } from '../../n8n/support';
import { addAccount } from '../declarations';

const getProjected = {
	resource: 'usage',
	operation: 'getProjected',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
};

beforeEach(() => addAccount('acme', 5));

test.each([
	[true, 600],
	[false, 500],
])('Apply Taxes %j decides whether taxes are included', async (applyTaxes, total) => {
	const { items } = await run({ ...getProjected, projectedUsageFilters: { applyTaxes } });
	expect(wire()).toHaveLength(1);
	expect(items[0].json.total_amount_cents).toBe(total);
});

test('says that the Lago account lacks the add-on', async () => {
	lago.store.organization.premium_integrations = [];
	const { error } = await run(getProjected);
	expect(error).toMatchObject({
		message: 'Lago did not allow it: projected usage not enabled',
		description:
			'This needs a Lago add-on that the account does not have. Lago answered 403 (projected_usage_not_enabled).',
	});
});
