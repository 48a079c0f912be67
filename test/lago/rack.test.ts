import { parseQuery, unescapePath } from './rack';
import { isAtLeast } from './version';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a query', () => {
	it.each([
		['a=1', { a: '1' }],
		['a=1&a=2', { a: '2' }],
		['a', { a: null }],
		['a=', { a: '' }],
		['a=b=c', { a: 'b=c' }],
		['a=x+y%2Bz', { a: 'x y+z' }],
		['a[]=1&a[]=2', { a: ['1', '2'] }],
		['a%5B%5D=1', { a: ['1'] }],
		['a[]', { a: [] }],
		['a[]=', { a: [''] }],
		['a[0]=1&a[1]=2', { a: { 0: '1', 1: '2' } }],
		['a[b]=c', { a: { b: 'c' } }],
		['a[k.x]=v', { a: { 'k.x': 'v' } }],
		['a[b][c][]=d', { a: { b: { c: ['d'] } } }],
		['a[][b]=1&a[][c]=2&a[][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
		['__proto__[x]=1&constructor=2', JSON.parse('{"__proto__":{"x":"1"},"constructor":"2"}')],
	])('%s', (query, params) => {
		expect(plain(parseQuery(query))).toEqual(params);
	});

	it.each(['a=%zz', 'a=%ff', 'a=1&a[]=2', 'a[]=1&a[b]=2'])('%s is malformed', (query) => {
		expect(() => parseQuery(query)).toThrow('Bad Request');
	});
});

describe('a path segment', () => {
	it.each([
		['acme%2Ecom', 'acme.com'],
		['a%2Fb%3Fc%23d', 'a/b?c#d'],
		['a+b', 'a+b'],
		['%F0%9F%8E%89', '🎉'],
		['100%', '100%'],
	])('%s is %s', (segment, text) => {
		expect(unescapePath(segment)).toBe(text);
	});
});

it.each([
	['1.40.0', '1.40', true],
	['1.40.0', '1.33.3', true],
	['1.9.0', '1.33', false],
	['v1.49.1', '1.49', true],
	['1.48.9', '1.49', false],
	['2.0', '1.49', true],
])('version %s is at least %s: %s', (version, minimum, expected) => {
	expect(isAtLeast(version, minimum)).toBe(expected);
});
