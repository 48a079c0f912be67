/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { copyFile, cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { buildInto } from '../../gulpfile';
import { FAST_PACKAGE, OTHER_PACKAGE, PACKAGE } from './packages';

const fastClock: Plugin = {
	name: 'fast clock',
	setup({ onLoad, onEnd }) {
		let isReplaced = false;
		onLoad({ filter: /LagoCustomer.lago.clock\.ts$/ }, async () => {
			isReplaced = true;
			return { contents: await readFile(join(__dirname, 'fastClock.ts'), 'utf8'), loader: 'ts' };
		});
		onEnd(() => (isReplaced ? {} : { errors: [{ text: 'There is no clock to replace' }] }));
	},
};

/** Builds what the tests run, so that they never run what was built of older sources. */
export default async function globalSetup(): Promise<void> {
	await Promise.all([
		buildInto(join(PACKAGE, 'dist')),
		buildInto(join(FAST_PACKAGE, 'dist'), { plugins: [fastClock] }),
		rm(OTHER_PACKAGE, { recursive: true, force: true }),
	]);
	await cp(join(PACKAGE, 'dist'), join(OTHER_PACKAGE, 'dist'), { recursive: true });
	for (const folder of [FAST_PACKAGE, OTHER_PACKAGE]) {
		await copyFile(join(PACKAGE, 'package.json'), join(folder, 'package.json'));
	}
}
