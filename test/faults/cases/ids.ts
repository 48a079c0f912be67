/** Fields of the node that take what an input item holds. */
export const customerId = '={{ $json.id }}';
export const walletCode = 'prepaid';
export const alertCode = 'low';
