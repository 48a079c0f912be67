import { list, remove, write, resource } from '../model/defineOperation';
import { field } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import { customerId, paymentMethodId } from './common/locators';

const path = ['customers', customerId, 'payment_methods'];

const simplified = [
	field('lago_id'),
	field('is_default'),
	field('payment_provider_code'),
	field('payment_provider_name'),
	field('payment_provider_type'),
	field('provider_method_id'),
	field('created_at'),
];

/** Lago's answer does not say whose they are. */
const addedFields = [['external_customer_id', customerId]] as const;

const onePaymentMethod = {
	path: [...path, paymentMethodId],
	envelope: 'payment_method',
	identity: 'lago_id',
	simplified,
} as const;

const deletePaymentMethod = remove(
	onePaymentMethod,
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete payment method',
		description: "Delete a customer's stored card or bank account permanently",
	},
	{ addedFields, getLockFields: () => [customerId], onRepeatedDelete: 'not found' },
);

const getMany = list(
	customerList('payment_methods', simplified),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment methods of customer',
		description: forOneCustomer(
			"Retrieve one customer's stored cards and bank accounts, newest first",
		),
	},
	null,
	{ addedFields },
);

const setAsDefault = write(
	{ ...onePaymentMethod, path: [...onePaymentMethod.path, 'set_as_default'] },
	{
		name: 'Set as Default',
		value: 'setAsDefault',
		action: 'Set payment method as default',
		description: "Choose the stored card or bank account that pays the customer's invoices",
	},
	{
		method: 'PUT',
		fields: [],
		addedFields,
		isIdempotent: () => true,
		getLockFields: () => [customerId],
		outcome: {
			text: 'the payment method is the default',
			isIn: (methods) => methods.every(({ is_default: isDefault }) => isDefault === true),
		},
	},
);

export const paymentMethod = resource({ name: 'Payment Method', value: 'paymentMethod' }, getMany, [
	deletePaymentMethod,
	getMany,
	setAsDefault,
]);
