import type { IDataObject } from 'n8n-workflow';
import { run, wire } from '../n8n/support';
import { addAccount, operations, plainly } from './declarations';
import { ask, expectSimplified } from './helpers';

interface Read {
	/** Its address, below that of the customer acme. */
	path: string;
	envelope: string;
	/** What is read beside it. */
	beside?: string;
	/** What it has simplified that Lago's object does not have like this. */
	simplified: object;
}

const ACME = '/customers/acme';

const USAGE = {
	external_customer_id: 'acme',
	external_subscription_id: 'acme-pro',
	units: { calls: 5 },
};

const READS: Record<string, Read> = {
	'customer get': { path: '', envelope: 'customer', simplified: { payment_provider: 'stripe' } },
	'usage getCurrent': {
		path: '/current_usage?external_subscription_id=acme-pro',
		envelope: 'customer_usage',
		simplified: USAGE,
	},
	'usage getProjected': {
		path: '/projected_usage?external_subscription_id=acme-pro',
		envelope: 'customer_projected_usage',
		simplified: { ...USAGE, projected_units: { calls: 10 } },
	},
	'wallet get': { path: '/wallets/prepaid', envelope: 'wallet', simplified: {} },
	'walletAlert get': {
		path: '/wallets/prepaid/alerts/low',
		envelope: 'alert',
		beside: '/wallets/prepaid/alerts?per_page=100',
		simplified: { external_customer_id: 'acme', thresholds: [1000] },
	},
};

const declared = operations.filter(
	({ operation }) => operation.kind === 'get' && operation.simplified,
);

test('there is no other read of an object that can be simplified', () => {
	expect(declared.map(({ id }) => id)).toEqual(Object.keys(READS));
});

describe.each(declared)('$id', (read) => {
	const { path, envelope, beside, simplified } = READS[read.id];
	const parameters = plainly(read);
	const lagosOwn = async () => (await ask(`${ACME}${path}`))[envelope] as IDataObject;

	test('returns the object as Lago has it', async () => {
		const account = addAccount('acme', 5);
		const { items, error } = await run(parameters, { items: [account] });
		expect(error).toBeUndefined();
		const asked = [path, ...(beside ? [beside] : [])];
		expect(wire()).toEqual(asked.map((address) => ({ request: `GET ${ACME}${address}` })));
		expect(items).toEqual([{ json: await lagosOwn(), pairedItem: { item: 0 } }]);
	});

	test('has the most used fields of it when simplified, first of all whose it is', async () => {
		const account = addAccount('acme', 5);
		const { items } = await run({ ...parameters, simplify: true }, { items: [account] });
		expectSimplified(items[0].json, await lagosOwn(), simplified);
		const labels = Object.keys(simplified).filter((key) => key.startsWith('external_'));
		expect(Object.keys(items[0].json).slice(0, labels.length)).toEqual(labels);
	});
});
