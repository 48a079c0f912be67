/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/**
 * Runs the node beside other ways to do the same work, and says what came out. With arguments, only those
 * workloads. Numbers are no tests.
 */
import { fork } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { devDependencies } from '../../package.json';
import { prepareNodesBase } from '../../test/n8n/nodesBase';
import type { Order, Report } from './child';
import { openLago } from './server';
import { idealMs, workloads, type Entry, type Row, type Workload } from './workloads';

const TOO_LONG_MS = 300_000;

/** From here on, n8n's engine vm runs. */
const NODE_OF_VM = 24;

const WARM_UP = { create: 50, get: 50, list: 500 };

let refused = 0;

subscribe('http.server.response.finish', (message) => {
	if ((message as { response: ServerResponse }).response.statusCode === 429) refused++;
});

/** Has a contender do the work in a process of its own; the Lago that it asks is in this one. */
async function rowOf({ work, server, runs }: Workload, entry: Entry): Promise<Row> {
	const warmUp = { ...work, count: WARM_UP[work.kind] };
	const idle = await openLago(warmUp, { latencyMs: 0 });
	const lago = await openLago(work, server);
	const targetOf = ({ url, apiKey }: typeof lago) => ({ baseUrl: url, apiKey });
	refused = 0;
	const report = await runChild({
		...entry,
		runs,
		warmUp: { work: warmUp, lago: targetOf(idle) },
		job: { work, lago: targetOf(lago) },
	});
	const { out, mainThreadMs, ...taken } = report;
	const perRun = (count: number) => Math.round(count / runs);
	await Promise.all([idle.close(), lago.close()]);
	return {
		...entry,
		...taken,
		lost: work.count - out,
		mainThreadMsPerItem: mainThreadMs / work.count,
		requests: perRun(lago.requests.length),
		refused: perRun(refused),
		atOnce: lago.maxInFlight,
	};
}

async function runChild(order: Order): Promise<Report> {
	const child = fork(join(__dirname, 'child.ts'), [JSON.stringify(order)], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		timeout: TOO_LONG_MS,
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (report) => resolve(report as Report));
		child.once('exit', (code) => reject(new Error(`${order.contender} ended with ${code}`)));
	});
}

function tell({ title, name, ...workload }: Workload, rows: Row[]): void {
	const ideal = idealMs(workload);
	const undici = rows.find(({ contender }) => contender === 'undici')?.wallMs;
	console.log(`\n${title}  [${name}]`);
	console.table(
		rows.map(({ contender, engine, wallMs, ...row }) => ({
			contender,
			engine,
			'time s': rounded(wallMs / 1000),
			'× ideal': ideal === Infinity ? undefined : rounded(wallMs / ideal),
			'× undici': undici && rounded(wallMs / undici),
			requests: row.requests,
			'429s': row.refused,
			'at once': row.atOnce,
			lost: row.lost,
			'main thread ms/item': rounded(row.mainThreadMsPerItem),
			'longest block ms': Math.round(row.longestBlockMs),
			'peak RSS MB': Math.round(row.peakRssMb),
		})),
	);
}

const rounded = (value: number) => Number(value.toFixed(2));

/** What the node reached of what it must, where all that this takes was measured. */
function reached({ name, targets }: Workload, rows: Row[]) {
	const find = ({ contender, engine }: Entry) =>
		rows.find((row) => row.contender === contender && row.engine === engine);
	const [node] = rows;
	return targets.flatMap(({ what, most, value: valueOf }) => {
		let isComplete = true;
		const value = valueOf(node, (entry) => {
			const row = find(entry);
			isComplete &&= row !== undefined;
			return row ?? node;
		});
		return isComplete ? [{ name, what, most, value: rounded(value), reached: value <= most }] : [];
	});
}

async function main(names: string[]): Promise<void> {
	const known = workloads.map(({ name }) => name);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length)
		throw new Error(`There is no ${unknown.join()}. Choose from: ${known.join()}`);
	prepareNodesBase();
	const hasVm = Number.parseInt(process.versions.node, 10) >= NODE_OF_VM;
	const all = [];
	for (const workload of workloads.filter(({ name }) => !names.length || names.includes(name))) {
		const rows: Row[] = [];
		for (const entry of workload.entries) {
			if (entry.engine !== 'vm' || hasVm) rows.push(await rowOf(workload, entry));
		}
		tell(workload, rows);
		all.push(...reached(workload, rows));
	}
	console.log('\nMust be reached');
	console.table(all);
	const { 'n8n-core': core } = devDependencies;
	console.log(
		`Node.js ${process.version}, n8n-core ${core}, ${cpus().length} × ${cpus()[0]?.model}`,
	);
}

main(process.argv.slice(2)).catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
