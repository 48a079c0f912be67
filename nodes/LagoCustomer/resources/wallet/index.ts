import { getPath, filterObjects, getOwn, type JsonObject } from '../../lago/json';
import { updateFields, collection, inBody, type Field } from '../../model/field';
import { invalid } from '../../model/invalid';
import { get, list, write, resource } from '../../model/defineOperation';
import { getLagoId } from '../../model/operation';
import { amount, numeric, field } from '../../model/simplify';
import { billingEntityFilter, currencyFilter } from '../common/filters';
import { forOneCustomer } from '../common/customerList';
import { customerId, walletCode } from '../common/locators';
import { currenciesWithNone } from '../common/options';
import { codeOnCreate, firstTopUp } from './firstTopUp';
import { metadataOnCreate, metadataOnUpdate } from './metadata';
import { ruleOnUpdate, completeRule, ruleOnCreate } from './recurringRule';
import {
	preserveScopeAndRule,
	assertUnambiguous,
	rejectTerminatedCode,
	verifyBeforeTerminate,
	walletPath,
} from './safeguards';
import { walletName, settings } from './settings';

const simplified = [
	field('code'),
	field('external_customer_id'),
	field('name'),
	field('status'),
	field('currency'),
	numeric('credits_balance'),
	numeric('credits_ongoing_balance'),
	amount('balance'),
	field('expiration_at'),
	field('lago_id'),
];

const wallets = {
	path: walletPath.slice(0, -1),
	envelope: 'wallets',
	identity: getLagoId,
	simplified,
};

const oneWallet = { path: walletPath, envelope: 'wallet', identity: 'code', simplified } as const;

const rateAmount = inBody('wallet')('rate_amount', {
	displayName: 'Rate Amount',
	name: 'rateAmount',
	type: 'string',
	required: true,
	placeholder: 'e.g. 1.5',
	default: '',
	description: "The value of one credit in the wallet's currency: with 1, a credit is worth 1.00",
});

const walletCurrency = inBody('wallet')('currency', {
	displayName: 'Currency',
	name: 'walletCurrency',
	type: 'options',
	options: currenciesWithNone("The Customer's Currency"),
	default: '',
	description: "The wallet's currency. Leave it as it is for the customer's own.",
});

const fieldsOnCreate = (fields: Field[]) =>
	collection(
		{ displayName: 'Additional Fields', name: 'walletFields', placeholder: 'Add Field' },
		fields,
	);

const optionalOnCreate = [...settings, ...firstTopUp, ruleOnCreate, metadataOnCreate];

const create = write(
	{ ...wallets, envelope: 'wallet', identity: 'code' },
	{
		name: 'Create',
		value: 'create',
		action: 'Create wallet',
		description: 'Create a new wallet of prepaid credits for a customer',
	},
	{
		method: 'POST',
		fields: [
			rateAmount,
			walletCurrency,
			walletName,
			codeOnCreate,
			fieldsOnCreate(optionalOnCreate),
		],
		fieldsInVersion1: [
			rateAmount,
			walletCurrency,
			fieldsOnCreate([walletName, codeOnCreate, ...optionalOnCreate]),
		],
		// Lago refuses a second wallet of the same code, but makes one up where none is given.
		isIdempotent: (body) => getCode(body) !== undefined && !getRules(body).length,
		// How many wallets there are, and their codes, decide on what Lago does.
		getLockFields: () => [customerId],
		prepareBody: (body) => {
			const [rule] = getRules(body);
			const complete = rule && completeRule(rule, undefined);
			return withPaymentMethodType(complete ? withRule(body, complete) : body);
		},
		safeguard: rejectTerminatedCode,
		getErrorHint: (values, result) =>
			values.has(ruleOnCreate) && result.hasResponse && result.status === 500
				? `A Lago server without a licence fails like this when a new wallet has a '${ruleOnCreate.property.displayName}': leave it out.`
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
		description: "The wallet's new code",
	},
	{ isPathId: true },
);

const changeable = [walletName, ...settings, newCode, ruleOnUpdate, metadataOnUpdate];

const update = write(
	oneWallet,
	{
		name: 'Update',
		value: 'update',
		action: 'Update wallet',
		description: "Change a wallet's name, limits or top-up rule. Does not add credits.",
	},
	{
		method: 'PUT',
		fields: [
			updateFields(
				'wallet',
				'walletUpdateFields',
				changeable,
				'Fields to empty. Fields that you just leave empty keep their value.',
			),
		],
		isIdempotent: () => true,
		// A new code may be that of another wallet of the customer.
		getLockFields: (values) => (values.has(newCode) ? [customerId] : [customerId, walletCode]),
		prepareBody: withPaymentMethodType,
		safeguard: preserveScopeAndRule,
	},
);

const terminate = write(
	oneWallet,
	{
		name: 'Terminate',
		value: 'terminate',
		action: 'Terminate wallet',
		description: 'End a wallet permanently; the credits left in it are lost',
	},
	{
		method: 'DELETE',
		fields: [],
		isDestructive: true,
		isIdempotent: () => true,
		getLockFields: () => [customerId],
		safeguard: verifyBeforeTerminate,
		outcome: {
			text: 'the wallet is terminated',
			isIn: (wallets) => wallets.every(({ status }) => status === 'terminated'),
		},
	},
);

const getCode = (body: JsonObject) => getPath(body, ['wallet', 'code']);

const getRules = (body: JsonObject) =>
	filterObjects(getPath(body, ['wallet', 'recurring_transaction_rules']));

const withRule = (body: JsonObject, rule: JsonObject): JsonObject => ({
	...body,
	wallet: { ...filterObjects([getOwn(body, 'wallet')])[0], recurring_transaction_rules: [rule] },
});

/** Lago takes the ID of a payment method only with its type, and none with the other. */
function withPaymentMethodType(body: JsonObject): JsonObject {
	const id = getPath(body, ['wallet', 'payment_method', 'payment_method_id']) ?? null;
	const type = getPath(body, ['wallet', 'payment_method', 'payment_method_type']);
	if (id === null) return body;
	if (type === 'manual') {
		invalid(
			'Payment Method Type',
			"cannot be 'manual' beside a payment method",
			"Remove 'Payment Method Name or ID', or choose 'Provider'.",
		);
	}
	const method = { payment_method_id: id, payment_method_type: 'provider' };
	return {
		...body,
		wallet: { ...filterObjects([getOwn(body, 'wallet')])[0], payment_method: method },
	};
}

const getMany = list(
	wallets,
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallets of customer',
		description: forOneCustomer(
			"Retrieve one customer's wallets, active and terminated, newest first",
		),
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
		{ check: assertUnambiguous },
	),
	getMany,
	terminate,
	update,
]);
