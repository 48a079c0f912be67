import fc from 'fast-check';
import type { Reply } from '../../lago';

/** What goes wrong with one request on its way to Lago and back. */
export interface Fault {
	name: string;
	reply: Reply;
	/**
	 * What a run makes of it: `none` for what is merely slow; `passing` for what may be gone at the
	 * next try; `unlike Lago` for an answer that no try is going to improve.
	 */
	effect: 'none' | 'passing' | 'unlike Lago';
}

const WEB_PAGE = { 'content-type': 'text/html' };
const passing = (name: string, reply: Reply): Fault => ({ name, reply, effect: 'passing' });
const slow = (name: string, reply: Reply): Fault => ({ ...passing(name, reply), effect: 'none' });
const foreign = (fault: Fault): Fault => ({ ...fault, effect: 'unlike Lago' });

const RATE_LIMIT = passing('429 with headers', {
	status: 429,
	headers: { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' },
	body: {},
});
const BARE_RATE_LIMIT = passing('429 without headers', { status: 429, body: '' });
const WEB_PAGE_404 = foreign(
	passing('404 web page', { status: 404, headers: WEB_PAGE, body: '<h1>404</h1>' }),
);

const TEMPORARY = [
	RATE_LIMIT,
	passing('500', { status: 500, body: { status: 500, error: 'Internal Server Error' } }),
	passing('502 web page', { status: 502, headers: WEB_PAGE, body: '<html>Bad Gateway</html>' }),
	passing('503', { status: 503, headers: { 'retry-after': '0' }, body: '' }),
	passing('cut before', { cut: 'before' }),
	passing('cut after', { cut: 'after' }),
	passing('cut in the middle of the answer', { cut: 'half' }),
	passing('500 after it was done', { carriedOut: true, status: 500, body: { status: 500 } }),
	passing('504 web page after it was done', {
		carriedOut: true,
		status: 504,
		headers: { ...WEB_PAGE, 'retry-after': '0' },
		body: '<html>Gateway Timeout</html>',
	}),
];

const FOREIGN = [
	foreign(passing('200 web page', { headers: WEB_PAGE, body: '<!DOCTYPE html><p>Sign in</p>' })),
	foreign(
		passing('200 web page after it was done', { carriedOut: true, headers: WEB_PAGE, body: '<p>' }),
	),
	foreign(passing('200 with half a JSON', { carriedOut: true, body: '{"customer":{"lago_id":"1' })),
	WEB_PAGE_404,
];

const slowly = fc.oneof(
	fc.integer({ min: 1, max: 40 }).map((delayMs) => slow(`${delayMs} ms late`, { delayMs })),
	fc.integer({ min: 2, max: 9 }).map((pieces) => slow(`in ${pieces} pieces`, { pieces })),
);

const temporary = fc.oneof(
	{ weight: 12, arbitrary: fc.constantFrom(...TEMPORARY) },
	{ weight: 1, arbitrary: fc.constant(BARE_RATE_LIMIT) },
);

const any = fc.oneof(
	{ weight: 3, arbitrary: slowly },
	{ weight: 12, arbitrary: temporary },
	{ weight: 2, arbitrary: fc.constantFrom(...FOREIGN) },
);

/**
 * What happens to one request and its repetitions, the rest of which go well. Half of the requests
 * know no faults or pass through them; some fail in several ways, and some again and again.
 */
export const misfortune: fc.Arbitrary<Fault[]> = fc.oneof(
	{ weight: 4, arbitrary: fc.array(slowly, { maxLength: 1 }) },
	{ weight: 6, arbitrary: fc.array(any, { minLength: 1, maxLength: 2 }) },
	{ weight: 2, arbitrary: fc.array(any, { minLength: 3, maxLength: 4 }) },
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(...TEMPORARY, ...FOREIGN)
			.map((fault) => Array.from({ length: 12 }, () => fault)),
	},
);
