/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json';
import codex from '../nodes/LagoCustomer/LagoCustomer.node.json';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const [{ files, size }] = JSON.parse(
	execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' }),
) as Array<{ files: Array<{ path: string }>; size: number }>;
const packed = files.map(({ path }) => path);

test('the package holds what n8n loads, and nothing else', () => {
	expect(packed).toEqual(
		expect.arrayContaining([...packageJson.n8n.nodes, ...packageJson.n8n.credentials]),
	);
	const known =
		/^(package\.json|README\.md|LICENSE\.md|CHANGELOG\.md|dist\/icons\/lago(\.dark)?\.svg|dist\/(nodes|credentials)\/.*\.(js|json))$/;
	expect(packed.filter((path) => !known.test(path))).toEqual([]);
	expect(size).toBeLessThan(100_000);
});

test('the icons differ between light and dark, are square and packed', () => {
	const [light, dark] = ['icons/lago.svg', 'icons/lago.dark.svg'];
	expect(packed).toEqual(expect.arrayContaining([`dist/${light}`, `dist/${dark}`]));
	expect(read(light)).not.toBe(read(dark));
	for (const icon of [light, dark]) expect(read(icon)).toContain('viewBox="0 0 60 60"');
});

test('it depends on nothing but n8n', () => {
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('it is linted by the rules of n8n, as its strict mode wants it', () => {
	const template = '@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs';
	expect(packageJson.n8n.strict).toBe(true);
	expect(read('eslint.config.mjs')).toBe(read(join('node_modules', template)));
});

test('version, licence and names agree', () => {
	expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(packageJson.version);
	expect(read('LICENSE.md')).toContain('MIT License');
	expect(packageJson.license).toBe('MIT');
	expect(codex.node).toBe(`${packageJson.name}.lagoCustomer`);
});

test('the README has the sections that n8n asks for', () => {
	const headings = [...read('README.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	expect(headings).toEqual(
		expect.arrayContaining([
			'Installation',
			'Operations',
			'Credentials',
			'Compatibility',
			'Usage',
			'Resources',
			'Version history',
		]),
	);
});

test('every file that the README shows exists', () => {
	const paths = [...read('README.md').matchAll(/\]\((?!http|#)([^)]+)\)/g)].map(([, path]) => path);
	expect(paths.length).toBeGreaterThan(0);
	for (const path of paths) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
});

test('n8n-nodes-base comes without the hundreds of packages that the tests do not need', () => {
	const { packages } = JSON.parse(read('package-lock.json')) as {
		packages: Record<string, { version: string; dependencies?: object }>;
	};
	// npm writes them into the lock file with each new version; CONTRIBUTING.md says how to take them out.
	expect(packages['node_modules/n8n-nodes-base']).toEqual({
		version: packageJson.devDependencies['n8n-nodes-base'],
		integrity: expect.any(String),
		dev: true,
		license: expect.any(String),
	});
});
