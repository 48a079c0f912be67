import { findRow, type Results } from './results';
import type { ContenderId, Engine } from './types';

export interface Target {
	what: string;
	/** What must be reached, such as `≤ 22 s`. */
	limit: string;
	value: string;
	/** Undefined when it was not measured. */
	pass?: boolean;
}

type Limit = ['≤' | '<' | '≥', number, string?];

const holds = {
	'≤': (value: number, limit: number) => value <= limit,
	'<': (value: number, limit: number) => value < limit,
	'≥': (value: number, limit: number) => value >= limit,
};

/** Compares a value that is made of measurements, where they are all there. */
function target<T extends { missing?: string }>(
	what: string,
	[sign, limit, unit = '']: Limit,
	needed: Array<T | undefined>,
	valueOf: (...found: Array<Required<T>>) => number,
): Target {
	const base = { what, limit: `${sign} ${limit}${unit}` };
	if (needed.includes(undefined)) return { ...base, value: 'not measured' };
	const missing = needed.find((one) => one?.missing)?.missing;
	if (missing) return { ...base, value: missing, pass: failed(missing) ? false : undefined };
	const value = valueOf(...(needed as Array<Required<T>>));
	return { ...base, value: `${value.toFixed(2)}${unit}`, pass: holds[sign](value, limit) };
}

const timesIdeal = ({ wallMs, ideal }: { wallMs: number; ideal: number }) => wallMs / ideal;

const failed = (missing: string) => missing.startsWith('failed');

const ENGINES: Engine[] = ['legacy', 'vm'];

export function targets(results: Results): Target[] {
	const row = (workload: string, contender: ContenderId, engine?: Engine) =>
		findRow(results, workload, contender, engine);
	const node = (workload: string, engine: Engine = 'legacy') =>
		row(workload, 'lagoCustomer', engine);
	const memory = results.memory.find(({ contender }) => contender === 'lagoCustomer');
	const pack = results.package;

	return [
		target(
			'1,000 Gets, at most 50 a second: items lost',
			['≤', 0],
			[node('gets-limited')],
			({ lost }) => lost,
		),
		target(
			'1,000 Gets, at most 50 a second: time',
			['≤', 22, ' s'],
			[node('gets-limited')],
			({ wallMs }) => wallMs / 1000,
		),
		...[1, 3].map((seconds) =>
			target(
				`300 Gets, at most 50 a second, ${seconds} s: time / ideal`,
				['≤', 1.4],
				[node(`gets-limited-${seconds}s`)],
				timesIdeal,
			),
		),
		...[2, 5, 20, 50].map((threads) =>
			target(
				`300 Gets, ${threads} threads: time / ideal`,
				['≤', threads === 2 ? 1.1 : 1.4],
				[node(`gets-${threads}-threads`)],
				timesIdeal,
			),
		),
		target(
			'300 Gets, 2 threads: most that wait for a thread',
			['≤', 8],
			[node('gets-2-threads')],
			({ atOnce }) => atOnce - 2,
		),
		...[
			{ what: '4 executions', workload: 'gets-limited-executions', most: 5 },
			{ what: '2 processes', workload: 'gets-limited-processes', most: 10 },
		].flatMap(({ what, workload, most }) => [
			target(
				`${what}, at most 50 a second: refused`,
				['≤', most, ' %'],
				[node(workload)],
				({ refused, requests }) => (100 * refused) / requests,
			),
			target(
				`${what}, at most 50 a second: items lost`,
				['≤', 0],
				[node(workload)],
				({ lost }) => lost,
			),
		]),
		target(
			'1,000 Gets, 100 ms: time',
			['≤', 2, ' s'],
			[node('gets-100ms')],
			({ wallMs }) => wallMs / 1000,
		),
		target('1,000 Gets, 100 ms: at once', ['≤', 64], [node('gets-100ms')], ({ atOnce }) => atOnce),
		...ENGINES.map((engine) =>
			target(
				`1,000 Gets, 100 ms, ${engine}: time / undici's`,
				['≤', 1.15],
				[node('gets-100ms', engine), row('gets-100ms', 'undici')],
				(own, undici) => own.wallMs / undici.wallMs,
			),
		),
		target(
			"Return All of 10,000: the client's time / time",
			['≥', 5],
			[node('list-10k'), row('list-10k', 'client')],
			(own, client) => client.wallMs / own.wallMs,
		),
		target(
			"Return All of 10,000: time / undici's",
			['≤', 1.15],
			[node('list-10k'), row('list-10k', 'undici')],
			(own, undici) => own.wallMs / undici.wallMs,
		),
		target('Return All of 100,000: items lost', ['≤', 0], [node('list-100k')], ({ lost }) => lost),
		target(
			'Return All of 100,000: peak memory / that of the items alone',
			['≤', 1.5],
			[memory],
			({ ratio }) => ratio,
		),
		// Without latency, as waiting takes time on the main thread as well.
		...['gets-0ms', 'gets-computed', 'creates-0ms'].flatMap((workload) =>
			ENGINES.map((engine) =>
				target(
					`${workload}, ${engine}: main thread / that of the HTTP Request node`,
					['≤', 1],
					[node(workload, engine), row(workload, 'httpRequest', engine)],
					(own, other) => own.mainThreadMsPerItem / other.mainThreadMsPerItem,
				),
			),
		),
		target('Package, packed', ['<', 100, ' kB'], [pack], ({ packedBytes }) => packedBytes / 1000),
		target('Loading the node', ['<', 50, ' ms'], [pack], ({ requireMs }) => requireMs),
	];
}
