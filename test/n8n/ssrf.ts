/* eslint-disable @n8n/community-nodes/no-restricted-imports */
/** Switches n8n's protection against requests to its own network on or off; n8n has it since version 2. */
export async function setSsrfProtection(enabled: boolean): Promise<void> {
	// Only here, because an older n8n has none of it.
	const [{ SsrfProtectionConfig }, { Container }] = await Promise.all([
		import('@n8n/config'),
		import('@n8n/di'),
	]);
	Container.get(SsrfProtectionConfig).enabled = enabled;
}
