import { command } from '../packed/command';

/** n8n's linter and the compiler have nothing to say. */
export async function lints(): Promise<string> {
	await command('npm', ['run', 'lint']);
	return '';
}
