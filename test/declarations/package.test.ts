/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json';
import { n8n } from '../n8n/support';
import codex from '../../nodes/LagoCustomer/LagoCustomer.node.json';

const root = join(__dirname, '../..');
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

describe('the icon', () => {
	const icons = { light: 'icons/lago.svg', dark: 'icons/lago.dark.svg' };

	/** The elements of an SVG that draw something, each with the colours that it draws in. */
	const drawn = (path: string) =>
		[...read(path).matchAll(/<(circle|ellipse|line|path|polygon|polyline|rect)\b([^>]*)>/g)]
			.map(([, , attributes = '']) => attributes)
			.filter((attributes) => !/\b(d|points|r|rx|width|height)="0?"/.test(attributes))
			.map((attributes) => [...attributes.matchAll(/\b(?:fill|stroke)="(#[\da-f]{6})"/g)])
			.map((colours) => colours.map(([, colour = '']) => colour))
			.filter((colours) => colours.length > 0);

	/** From 0 for black to 255 for white. */
	const brightness = (path: string) => {
		const channels = drawn(path)
			.flat()
			.flatMap((colour) => colour.slice(1).match(/../g) ?? []);
		return channels.reduce((sum, channel) => sum + parseInt(channel, 16), 0) / channels.length;
	};

	test('that n8n shows for node and credential is the same, and packed', async () => {
		const { iconUrl } = (await n8n.lagoNode()).description;
		const served = (path: string) => `icons/${packageJson.name}/dist/${path}`;
		expect(iconUrl).toEqual({ light: served(icons.light), dark: served(icons.dark) });
		expect((await n8n.lagoCredential()).iconUrl).toEqual(iconUrl);
		for (const path of Object.values(icons)) expect(packed).toContain(`dist/${path}`);
	});

	test.each(Object.entries(icons))('for %s ground is square and draws something', (_, path) => {
		expect(read(path)).toContain('viewBox="0 0 60 60"');
		expect(drawn(path).length).toBeGreaterThan(1);
	});

	test('is dark on light ground and light on dark ground', () => {
		expect(brightness(icons.light)).toBeLessThan(100);
		expect(brightness(icons.dark)).toBeGreaterThan(155);
	});
});

test('n8n lists the node where people look for it, with a link to the README', () => {
	expect(codex).toMatchObject({
		// Of n8n's own: any other is a category of one node.
		categories: ['Finance & Accounting', 'Sales'],
		subcategories: { AI: ['Tools'], Tools: ['Other Tools'] },
		resources: {
			// n8n puts a query behind the address, so it has no place in it.
			primaryDocumentation: [{ url: packageJson.homepage.replace('#readme', '') }],
			credentialDocumentation: [{ url: 'https://getlago.com/docs/guide/introduction/quick-start' }],
		},
	});
});

test.each([
	'lago',
	'getlago',
	'lago invoice',
	'lago wallet',
	'invoice',
	'billing',
	'wallet',
	'credits',
	'top-up',
	'payment',
	'dunning',
	'usage',
	'consumption',
	'tax',
	'churn',
	'revenue',
	'MRR',
])('n8n finds the node as "%s"', (search) => {
	// n8n takes any word that has the letters in their order, and puts those first that begin so.
	const words = ['Lago Customer', ...codex.alias].map((word) => word.toLowerCase());
	expect(words.filter((word) => word.startsWith(search.toLowerCase()))).not.toEqual([]);
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

describe('links', () => {
	const pages = ['README.md', 'CONTRIBUTING.md', 'RELEASING.md', 'examples/README.md'].concat(
		readdirSync(join(root, 'docs'))
			.filter((file) => file.endsWith('.md'))
			.map((file) => `docs/${file}`),
	);
	/** What GitHub makes of a heading, so that a link can lead to it. */
	const anchorsOf = (page: string) =>
		[...read(page).matchAll(/^#+ (.+)$/gm)].map(
			([, heading = '']) =>
				`#${heading
					.toLowerCase()
					.replace(/[^\w -]/g, '')
					.replaceAll(' ', '-')}`,
		);

	const links = pages.flatMap((page) =>
		[...read(page).matchAll(/\]\((?!http)([^)#]*)(#[^)]+)?\)/g)].map(
			([, path = '', anchor = '']) => [page, path, anchor] as const,
		),
	);

	test.each(links)('%s: %s%s leads somewhere', (page, path, anchor) => {
		const target = path ? join(dirname(page), path) : page;
		expect(existsSync(join(root, target))).toBe(true);
		if (anchor) expect(anchorsOf(target)).toContain(anchor);
	});
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
