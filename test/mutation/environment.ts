import { context } from './context';
import N8nEnvironment from '../n8n/environment';

/** The environment of the tests, in which the built node has mutants that Stryker turns on and off. */
export default class MutationEnvironment extends N8nEnvironment {
	override async setup() {
		const told = Reflect.get(this.global, '__stryker__') as object;
		if (told !== context.proxy) context.follow(told);
		await super.setup();
	}
}
