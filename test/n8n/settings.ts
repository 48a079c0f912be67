/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import { PACKAGE } from './packages';

// What n8n reads from its environment when it is loaded: keep this import above n8n's. n8n writes its key
// into the folder and refuses one with another key. So it belongs to who has checked this out, each of
// Jest's workers has its own, and the key is always the same.
const { JEST_WORKER_ID: worker = '0' } = process.env;
process.env.N8N_USER_FOLDER = join(PACKAGE, 'node_modules/.cache/n8n', worker);
process.env.N8N_ENCRYPTION_KEY = 'only for tests';
process.env.N8N_LOG_LEVEL ??= 'silent';
