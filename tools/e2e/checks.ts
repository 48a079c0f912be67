/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Named checks: each prints a line, and leaves a picture of the editor when it fails. */
export class Checks {
	private passed = 0;
	private readonly failed: string[] = [];

	constructor(
		private readonly page: Page,
		private readonly folder: string,
	) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
	}

	/** A check that fails does not keep the next ones from running. */
	async check(name: string, run: () => Promise<void>): Promise<void> {
		try {
			await run();
			this.passed += 1;
			console.log(`ok      ${name}`);
		} catch (error) {
			this.failed.push(name);
			const picture = join(this.folder, `${name.replace(/\W+/g, '-')}.png`);
			await this.page.screenshot({ path: picture });
			console.log(`FAILED  ${name}\n        ${indented(error)}\n        ${picture}`);
		}
	}

	/** @returns whether all have passed */
	report(): boolean {
		console.log(`\n${this.passed} passed, ${this.failed.length} failed`);
		for (const name of this.failed) console.log(`  ${name}`);
		return this.failed.length === 0;
	}
}

const indented = (error: unknown) =>
	(error instanceof Error ? error.message : String(error)).trim().replaceAll('\n', '\n        ');
