/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import build from '../../test/n8n/globalSetup';

/** Builds once for all mutants: another process may just be loading what is built. */
export default async function globalSetup(): Promise<void> {
	if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) await build();
}
