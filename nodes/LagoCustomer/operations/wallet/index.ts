import { currenciesOrNone } from '../../fields/choices';
import { clears, collection, inBody } from '../../fields/field';
import { billingEntityFilter, currencyFilter } from '../../fields/filters';
import { customerId, walletCode } from '../../fields/locators';
import { at, objectsIn, own, type JsonObject } from '../../lago/json';
import { amount, number, plain } from '../../output/simplify';
import { get, lagoId, list, write, type Asked, resource } from '../operation';
import { firstTopUp } from './firstTopUp';
import { metadataOfNewWallet, newMetadataOfWallet } from './metadata';
import { changedRule, completeRule, onlyRule, ruleOfNewWallet } from './recurringRule';
import { keepScopeAndRule, refuseAmbiguous, lookBeforeEnding, walletPath } from './safeguards';
import { settings } from './settings';

const simple = [
	plain('code'),
	plain('name'),
	plain('status'),
	plain('currency'),
	number('credits_balance'),
	number('credits_ongoing_balance'),
	amount('balance'),
	plain('expiration_at'),
	plain('external_customer_id'),
	plain('lago_id'),
];

const wallets = {
	path: walletPath.slice(0, -1),
	envelope: 'wallets',
	identity: lagoId,
	simple,
};

const oneWallet = { path: walletPath, envelope: 'wallet', identity: 'code', simple } as const;

const create = write(
	{ path: wallets.path, envelope: 'wallet', identity: null },
	{
		name: 'Create',
		value: 'create',
		action: 'Create wallet',
		description: 'Create a new wallet of prepaid credits for a customer',
	},
	{
		method: 'POST',
		fields: [
			inBody('wallet')('rate_amount', {
				displayName: 'Rate Amount',
				name: 'rateAmount',
				type: 'string',
				required: true,
				placeholder: 'e.g. 1.5',
				default: '',
				description: 'What one credit is worth in the currency',
			}),
			inBody('wallet')('currency', {
				displayName: 'Currency',
				name: 'walletCurrency',
				type: 'options',
				options: currenciesOrNone("The Customer's Currency"),
				default: '',
				description: "The currency of the wallet; the customer's own unless you choose another",
			}),
			collection(
				{ displayName: 'Additional Fields', name: 'walletFields', placeholder: 'Add Field' },
				[...settings, ...firstTopUp, ruleOfNewWallet, metadataOfNewWallet],
			),
		],
		// Lago refuses a second wallet of the same code, but makes one up where none is given.
		repeatable: (body) => codeIn(body) !== undefined && !rulesIn(body).length,
		// How many wallets there are, and their codes, decide on what Lago does.
		changes: () => [customerId],
		prepare: (body, asked) => {
			const rule = onlyRule(rulesIn(body), asked.refuse);
			const complete = rule && completeRule(rule, undefined, asked.refuse);
			return withTypeOfPaymentMethod(complete ? withRule(body, complete) : body, asked);
		},
		advice: (values, outcome) =>
			values.has(ruleOfNewWallet) && outcome.answered && outcome.status === 500
				? `A Lago server without a licence fails like this when a new wallet has a '${ruleOfNewWallet.property.displayName}': leave it out.`
				: undefined,
	},
);

const newCode = inBody('wallet')(
	'code',
	{
		displayName: 'New Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. prepaid-2026',
		default: '',
		description: 'The code that the wallet has from now on',
	},
	{ becomesId: true },
);

const changeable = [...settings, newCode, changedRule, newMetadataOfWallet];

const update = write(
	oneWallet,
	{
		name: 'Update',
		value: 'update',
		action: 'Update wallet',
		description:
			'Change the settings of a wallet, which is read first; its credits stay as they are',
	},
	{
		method: 'PUT',
		fields: [
			collection(
				{
					displayName: 'Update Fields',
					name: 'walletUpdateFields',
					placeholder: 'Add Field',
					required: true,
				},
				[
					...changeable,
					clears(
						'wallet',
						{
							displayName: 'Clear Fields',
							name: 'clearFields',
							description:
								'What the wallet no longer has from now on. All other fields that you leave empty keep their value.',
						},
						changeable,
					),
				],
			),
		],
		repeatable: () => true,
		// A new code may be that of another wallet of the customer.
		changes: (values) => (values.has(newCode) ? [customerId] : [customerId, walletCode]),
		prepare: withTypeOfPaymentMethod,
		safeguard: keepScopeAndRule,
	},
);

const terminate = write(
	oneWallet,
	{
		name: 'Terminate',
		value: 'terminate',
		action: 'Terminate wallet',
		description: 'End a wallet for good, which is read first; the credits left in it are lost',
	},
	{
		method: 'DELETE',
		fields: [],
		repeatable: () => true,
		changes: () => [customerId],
		safeguard: lookBeforeEnding,
	},
);

const codeIn = (body: JsonObject) => at(body, ['wallet', 'code']);

const rulesIn = (body: JsonObject) =>
	objectsIn(at(body, ['wallet', 'recurring_transaction_rules']));

const withRule = (body: JsonObject, rule: JsonObject): JsonObject => ({
	...body,
	wallet: { ...objectsIn([own(body, 'wallet')])[0], recurring_transaction_rules: [rule] },
});

/** Lago takes the ID of a payment method only with its type, and none with the other. */
function withTypeOfPaymentMethod(body: JsonObject, { refuse }: Asked): JsonObject {
	const id = at(body, ['wallet', 'payment_method', 'payment_method_id']) ?? null;
	const type = at(body, ['wallet', 'payment_method', 'payment_method_type']);
	if (id === null) return body;
	if (type === 'manual') {
		refuse(
			'Payment Method Type',
			"cannot be 'manual' beside a payment method",
			"Remove 'Payment Method Name or ID', or choose 'Provider'.",
		);
	}
	const method = { payment_method_id: id, payment_method_type: 'provider' };
	return {
		...body,
		wallet: { ...objectsIn([own(body, 'wallet')])[0], payment_method: method },
	};
}

const getMany = list(
	wallets,
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallets of customer',
		description: "Retrieve a list of a customer's wallets, active and terminated, newest first",
	},
	{ name: 'walletFilters', fields: [billingEntityFilter, currencyFilter('currency')] },
);

export const wallet = resource({ name: 'Wallet', value: 'wallet' }, getMany, [
	create,
	get(
		oneWallet,
		{
			name: 'Get',
			value: 'get',
			action: 'Get wallet',
			description: "Retrieve one of a customer's wallets with its balance",
		},
		{ check: refuseAmbiguous },
	),
	getMany,
	terminate,
	update,
]);
