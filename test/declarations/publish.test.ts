/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(__dirname, '../../.github/workflows/publish.yml'), 'utf8');

/** The text of each job, by its name. */
const jobs = Object.fromEntries(
	text
		.slice(text.indexOf('\njobs:'))
		.split(/^(?= {2}\w+:$)/m)
		.slice(1)
		.map((job) => [job.trim().split(':')[0], job]),
);

/** The npm commands of a job, in their order. */
const commandsOf = (job: string) => jobs[job].match(/npm (ci|install|test|run|pack|publish)\b.*/g);

const needsOf = (job: string) => /^ {4}needs: (.*)$/m.exec(jobs[job])?.[1];

describe('the workflow that publishes', () => {
	test('packs before any code runs but the build: no install script, no test', () => {
		expect(commandsOf('package')).toEqual([
			'npm ci --ignore-scripts',
			'npm run build',
			'npm pack --ignore-scripts --pack-destination "$RUNNER_TEMP"',
		]);
		expect(needsOf('package')).toBeUndefined();
	});

	test('runs everything else in jobs that upload nothing and have no rights', () => {
		const packers = Object.keys(jobs).filter((job) => jobs[job].includes('upload-artifact'));
		expect(packers).toEqual(['package']);
		expect(commandsOf('check')).toEqual([
			'npm ci',
			'npm test',
			'npm run build',
			'npm run gate',
			'npm run matrix -- n8n',
		]);
		expect(jobs.check).not.toMatch(/: write|secrets\./);
	});

	test('publishes that very package, once it was checked', () => {
		expect(needsOf('npm')).toBe('[package, check]');
		expect(jobs.npm).toContain('sha256sum --check');
		expect(jobs.npm).toContain('needs.package.outputs.sha256');
		expect(commandsOf('npm')).toEqual(['npm publish ./*.tgz --ignore-scripts']);
	});
});
