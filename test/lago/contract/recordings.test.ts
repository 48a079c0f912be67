/** The stand-in Lago answers as the recorded one: every exchange, in its order, on the same seed. */
import { startLago, type Lago, type LagoOptions, type Store } from '../index';
import { isLater, later } from '../objects';
import { recordings, type Exchange } from '../recordings';
import { compare, compareShape, Ids, isOfLater, sentence, type Finding } from './compare';
import { differences } from './differences';

/** Of each file, the seed, and when it was done; everything recorded came later. */
const ORGANIZATIONS: Record<string, { seed: LagoOptions['seed']; seededUntil: string }> = {
	endpoints: { seed: 'acme', seededUntil: '2026-11-24T15:18:10Z' },
	edges: { seed: 'acme', seededUntil: '2026-11-24T15:18:10Z' },
	later: { seed: 'later', seededUntil: '2026-11-28T21:11:50Z' },
};

/** Two texts were recorded by their length alone. */
const ELIDED: Record<string, Partial<Exchange['request']>> = {
	'9,000 bytes': { path: `/api/v1/customers/${'x'.repeat(9000)}` },
	'2,500 bytes at random': { body: { customer: { external_id: random(5000) } } },
};

/** When Lago's own jobs got between the exchanges: before those of these names. */
const JOBS: Record<string, (store: Store) => void> = {
	'a wallet': (store) => (store.holdsJobs = true),
	'end it': (store) => store.runJobs(),
	'an update of a wallet that a job of Lago changes at the same time': (store) =>
		(store.isBeingRefreshed = () => true),
	'the same update again': (store) => (store.isBeingRefreshed = () => false),
};

const expected = new Set<string>();

describe.each(Object.entries(recordings))('%s', (file, exchanges) => {
	const { seed, seededUntil } = ORGANIZATIONS[file];
	let lago: Lago;
	const findings = new Map<Exchange, Finding[]>();

	beforeAll(async () => {
		lago = await startLago({ seed });
		const ids = new Ids(JSON.stringify(lago.store));
		for (const exchange of exchanges) findings.set(exchange, await replay(exchange, ids));
	});
	afterAll(() => lago.close());

	test.each(exchanges)('$name', (exchange) => {
		const found = findings.get(exchange);
		const unexpected = found?.filter((finding) => !isExpected(exchange, finding));
		expect(unexpected?.map(sentence)).toEqual([]);
	});

	async function replay(exchange: Exchange, ids: Ids): Promise<Finding[]> {
		const { answer, request } = exchange;
		JOBS[exchange.name]?.(lago.store);
		const actual = await send(exchange, ids);
		const context = { ids, seededUntil };
		if (!/\/\w+_usage\?/.test(request.path) || answer.status !== 200) {
			return compare(answer, actual, context);
		}
		// Usage is not computed as Lago does it.
		const { body: recordedBody, ...recordedHead } = answer;
		const { body, ...head } = actual;
		return [
			...compare(
				{ ...recordedHead, meta: recordedBody.meta },
				{ ...head, meta: body.meta },
				context,
			),
			...compareShape(recordedBody, body),
		];
	}

	async function send({ name, request }: Exchange, ids: Ids): Promise<Exchange['answer']> {
		const { method, path, body, authorization } = { ...request, ...ELIDED[name] };
		const key = authorization === undefined ? `Bearer ${lago.apiKey}` : authorization;
		const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
		const response = await fetch(`${lago.url}${ids.translate(path)}`, {
			method,
			headers: {
				...(!name.includes('no Accept') && { accept: 'application/json' }),
				...(key && { authorization: key }),
				...(text && { 'content-type': 'application/json' }),
			},
			body: text && ids.translate(text),
		});
		const answer = await response.text();
		return {
			status: response.status,
			contentType: response.headers.get('content-type') ?? undefined,
			body: answer ? JSON.parse(answer) : undefined,
		};
	}
});

test.each(differences)('there really is $exchange, $part', ({ reason }) => {
	expect(expected).toContain(reason);
});

test('a field that only Lago or only the stand-in has is told with what to do', () => {
	const context = { ids: new Ids(''), seededUntil: '2026-11-24T15:18:10Z' };
	const findings = compare(
		{ customer: { brand_new: 1 } },
		{ customer: { given_up: null } },
		context,
	);
	expect(findings.map(sentence)).toEqual([
		expect.stringMatching(/^customer.brand_new: 1 was recorded.* add it to the model/),
		expect.stringMatching(
			/^customer.given_up: null is answered.* later\('customer', 'given_up'\)\. Else take it out of the serializer/,
		),
	]);
});

test('a field that Lago has only since after it was recorded is no difference', () => {
	const context = { ids: new Ids(''), seededUntil: '2026-11-24T15:18:10Z' };
	const answered = { [later('customer', 'one_day')]: null };
	const differencesOf = (recorded: object, actual: object) =>
		compare(recorded, actual, context).filter(isOfLater);
	expect(differencesOf({ customer: {} }, { customer: answered })).toHaveLength(1);
	expect(differencesOf({ customers: [{}] }, { customers: [answered] })).toHaveLength(1);
	expect(differencesOf({ customer: { one_day: 1 } }, { customer: answered })).toEqual([]);
	expect(differencesOf({ wallet: {} }, { wallet: answered })).toEqual([]);
});

test('no field was recorded that is said to have come later', () => {
	const partsOf = (value: unknown, part: string): string[] =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, inner]) =>
					Array.isArray(value)
						? partsOf(inner, part)
						: [`${part}.${key}`, ...partsOf(inner, `${part}.${key}`)],
				)
			: [];
	const parts = Object.values(recordings)
		.flat()
		.flatMap(({ answer }) => partsOf(answer.body, 'body'));
	expect(parts).toContain('body.customer.name');
	expect([...new Set(parts)].filter(isLater)).toEqual([]);
});

function isExpected({ name }: Exchange, finding: Finding): boolean {
	if (isOfLater(finding)) return true;
	const { part } = finding;
	const difference = differences.find(
		(candidate) => candidate.exchange.test(name) && candidate.part.test(part),
	);
	if (difference) expected.add(difference.reason);
	return difference !== undefined;
}

/** Text that no index can press together. */
function random(length: number): string {
	const pieces = Array.from({ length: Math.ceil(length / 32) }, () => crypto.randomUUID());
	return pieces.join('').replace(/-/g, '').slice(0, length);
}
