import { TestEnvironment } from 'jest-environment-node';
import { startLago, type Lago } from '../lago';
import * as n8nWorkflow from 'n8n-workflow';
import * as n8n from './index';

/**
 * Gives each test file n8n's engine and a Lago of its own.
 *
 * n8n runs outside of Jest's sandbox, as Node.js itself would run it: loaded once for all test files
 * of a worker, which takes seconds, and free to do what Jest's module system cannot.
 */
export default class N8nEnvironment extends TestEnvironment {
	private lago?: Lago;

	override async setup() {
		await super.setup();
		// Without, the words of an error are the same each time.
		this.lago = await startLago({ requestIds: false });
		Object.assign(this.global, { n8n, n8nWorkflow, lago: this.lago });
	}

	override async teardown() {
		// Jest says only what this throws where setup has failed before.
		await this.lago?.close();
		await super.teardown();
	}
}
