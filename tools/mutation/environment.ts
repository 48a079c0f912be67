/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { context } from './context';
import type { Circus } from '@jest/types';
import N8nEnvironment from '../../test/n8n/environment';
import { fastLagoNode, lagoNode } from '../../test/n8n/nodeTypes';

/** The environment of the tests, in which the built node has mutants that Stryker turns on and off. */
export default class MutationEnvironment extends N8nEnvironment {
	private isKilled = false;

	override async setup() {
		const told = Reflect.get(this.global, '__stryker__') as object;
		if (told !== context.proxy) context.follow(told);
		// Otherwise, the first test that is run on a fast clock would be said to test its declarations. And
		// no mutant may be on: what is loaded is for all of them.
		const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
		delete process.env.__STRYKER_ACTIVE_MUTANT__;
		await Promise.all([lagoNode(), fastLagoNode()]);
		if (mutant !== undefined) process.env.__STRYKER_ACTIVE_MUTANT__ = mutant;
		await super.setup();
	}

	/** What is killed needs no second test, which may wait for long. */
	handleTestEvent(event: Circus.Event) {
		if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return;
		if (event.name === 'test_done' && event.test.errors.length > 0) this.isKilled = true;
		if (event.name === 'test_start' && this.isKilled) event.test.mode = 'skip';
	}
}
