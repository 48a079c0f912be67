/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What n8n reads from its environment when it is loaded: keep this import above n8n's.
process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-lago-customer');
process.env.N8N_ENCRYPTION_KEY ??= 'only for tests';
process.env.N8N_LOG_LEVEL ??= 'silent';
