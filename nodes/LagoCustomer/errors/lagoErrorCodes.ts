/** What Lago's codes say of a field, in words that follow its name. */
const FIELD_ERRORS: Record<string, string> = {
	amount_above_maximum: "are worth more than 'Max Paid Top-Up (Cents)'",
	amount_below_minimum: "are worth less than 'Min Paid Top-Up (Cents)'",
	duplicate_threshold_values: 'has the same value twice',
	invalid_amount: 'is not an amount',
	invalid_count: 'has too many entries',
	invalid_count_per_integration_type: 'has more than one entry of a type',
	invalid_date: 'is not a date in the future',
	invalid_email_format: 'is not an email address',
	invalid_granted_credits: 'is not a number of credits',
	invalid_identifier: 'has a code that Lago does not know',
	invalid_limitations: 'has a code that Lago does not know',
	invalid_paid_credits: 'is not a number of credits',
	invalid_payment_method: 'is not one of the payment methods of the customer',
	invalid_recurring_rule: 'is not a rule that Lago accepts',
	invalid_timezone: 'is not a time zone that Lago knows',
	invalid_type: 'is not a type that Lago knows here',
	invalid_value: 'has a value that Lago does not accept',
	'is in invalid format': 'is in a format that Lago does not accept',
	must_be_greater_than_or_equal_min: "is less than 'Min Paid Top-Up (Cents)'",
	not_a_valid_country_code: 'is not the code of a country',
	not_a_valid_language_code: 'is not the code of a language that Lago has',
	skip_sections_and_selected_ids_sent_together:
		"cannot be combined with 'Skip Invoice Custom Sections'",
	too_many_thresholds: 'has more thresholds than Lago allows',
	url_is_invalid: 'is not a URL',
	value_already_exist: 'is already taken',
	value_is_invalid: 'has a value that Lago does not accept',
	value_is_mandatory: 'is missing',
	value_is_out_of_range: 'is out of range',
	value_is_too_long: 'is too long',
	wallet_is_terminated: 'is terminated',
	wallet_limit_reached: 'has as many wallets as Lago allows',
};

/** What Lago's codes say by themselves. */
const GENERAL_ERRORS: Record<string, string> = {
	alert_already_exists: 'the wallet already has an alert of this type',
	no_active_subscription: 'the customer has no such active subscription',
	no_linked_payment_provider: 'the customer has no payment provider',
	payment_provider_code_missing: "'Payment Provider Code' is missing",
	payment_provider_not_found: 'Lago has no such connection to a payment provider',
	wallet_is_terminated: 'the wallet is terminated',
};

/** How to go on after the answers of Lago that do not explain themselves. */
const HINTS: Record<string, string> = {
	feature_not_supported: "The customer's payment provider has no checkout page.",
	feature_unavailable: 'This needs a Lago plan or licence that the account does not have.',
	full_usage_not_allowed:
		"'Full Usage' needs a Lago add-on and one of the filters for charge, billable metric or group, and excludes prorated charges.",
	invalid_recurring_rule:
		"Lago does not say what is wrong. Often the credits of a top-up are worth less than 'Min Paid Top-Up (Cents)' of the wallet, or more than 'Max Paid Top-Up (Cents)'.",
	lock_acquisition_failed: 'Another request changes the same object. Run it again in a moment.',
	no_active_subscription:
		"Choose a subscription of this customer that is active, or check the expression in 'Subscription'. For several customers, put Subscription > Get Many before this node and use its 'external_id': a fixed subscription belongs to one customer only.",
	no_linked_payment_provider:
		"Connect the customer to a payment provider first: 'Payment Provider' of Customer > Create or Update.",
	projected_usage_not_enabled: 'This needs a Lago add-on that the account does not have.',
	resource_not_found:
		"The address may be wrong: check 'Base URL' in the Lago API credential. A Lago server that is older than the operation answers like this too.",
	too_many_provider_requests:
		"The tax provider's limit is used up. Wait a moment, or switch 'Apply Taxes' off.",
};

const lookUp = (table: Record<string, string>, code: string) =>
	Object.hasOwn(table, code) ? table[code] : undefined;

/** How to go on after a code; undefined where it explains itself. */
export const getHint = (code: string) => lookUp(HINTS, code);

/** What is wrong, as a part of a sentence: `'Email' is not an email address`. */
export function describeCode(code: string, field?: string): string {
	if (field === undefined || field === '') return lookUp(GENERAL_ERRORS, code) ?? humanize(code);
	const predicate = lookUp(FIELD_ERRORS, code);
	return predicate ? `'${field}' ${predicate}` : `'${field}': ${humanize(code)}`;
}

/** A code in words: `not_allowed` is "not allowed". Other text stays as it is. */
export const humanize = (code: string) =>
	/^\w+$/.test(code) ? code.replaceAll('_', ' ').trim() : code;
