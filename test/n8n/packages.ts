/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';

/** The package as it is published. */
export const PACKAGE = join(__dirname, '../..');

/** The same on a fast clock: it waits for the next try, or its turn, a hundredth of the time. */
export const FAST_PACKAGE = join(PACKAGE, 'node_modules/.cache/n8n-nodes-lago-customer');

/** A copy of the package, which shares nothing with it: as n8n loads it in another process. */
export const OTHER_PACKAGE = join(PACKAGE, 'node_modules/.cache/n8n-nodes-lago-customer-elsewhere');
