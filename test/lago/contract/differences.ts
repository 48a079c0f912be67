/**
 * Where the stand-in knowingly answers otherwise than the recorded Lago: the exchange, the part of the
 * answer, and why. There are no others.
 */
export interface Difference {
	exchange: RegExp;
	part: RegExp;
	reason: string;
}

export const differences: Difference[] = [
	{
		exchange: /^portal-url$/,
		part: /portal_url$/,
		reason: 'The link carries a token that the server makes, and the address it was set up with.',
	},
	{
		exchange: /^checkout-url$/,
		part: /checkout_url$/,
		reason: "The payment provider's link, and here there is no payment provider.",
	},
	{
		exchange: /invoices|payment.requests/,
		part: /web_url$/,
		reason: 'The address of the app, which the server was set up with; the path is the same.',
	},
	{
		exchange: /^four at once, one new id$/,
		part: /./,
		reason: 'The requests came at the same time; the stand-in carries out one after the other.',
	},
	{
		exchange: /^key restricted/,
		part: /./,
		reason: 'It was sent with a key that the recording does not tell.',
	},
];
