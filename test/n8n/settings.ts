/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n writes its key there, and refuses a folder with another key: a process shares it with nobody.
const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-lago-customer-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

// What n8n reads from its environment when it is loaded: keep this import above n8n's.
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY ??= 'only for tests';
process.env.N8N_LOG_LEVEL ??= 'silent';
