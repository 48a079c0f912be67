/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';

/** Switches n8n's protection against requests to its own network on or off; n8n has it since version 2. */
export function setSsrfProtection(enabled: boolean): void {
	// n8n-core's own copies, and only here, because an older n8n has none of it.
	const load = createRequire(require.resolve('n8n-core'));
	const { SsrfProtectionConfig } = load('@n8n/config') as { SsrfProtectionConfig: unknown };
	const { Container } = load('@n8n/di') as {
		Container: { get(type: unknown): { enabled: boolean } };
	};
	Container.get(SsrfProtectionConfig).enabled = enabled;
}
