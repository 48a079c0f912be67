/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** Runs the node beside other ways to do the same work, and says what came out. Numbers are no tests. */
import { writeFileSync } from 'node:fs';
import { readArguments } from './arguments';
import { contenders } from './contenders';
import { endServer } from './job';
import { machine } from './machine';
import { measureMemory, MEMORY } from './memory';
import { prepare } from './obstacles';
import { PACKAGE, packageFacts } from './packageFacts';
import { report } from './report';
import type { Results } from './results';
import { rowOf } from './row';
import { targets } from './targets';
import { workloads } from './workloads';

async function results(isChosen: (part: string) => boolean): Promise<Results> {
	const rows = [];
	for (const workload of workloads.filter(({ name }) => isChosen(name))) {
		for (const entry of workload.entries) {
			tell(`${workload.name}: ${contenders[entry.contender].title} ${entry.engine ?? ''}`);
			rows.push(await rowOf(workload, entry));
		}
	}
	if (isChosen(MEMORY)) tell(MEMORY);
	const memory = isChosen(MEMORY) ? await measureMemory() : [];
	return { rows, memory, package: isChosen(PACKAGE) ? packageFacts() : undefined };
}

/** Progress is no part of the report. */
const tell = (line: string) => console.error(line);

async function main(): Promise<void> {
	const { json, isChosen } = readArguments();
	prepare();
	const found = await results(isChosen);
	const all = { machine: machine(), ...found, targets: targets(found) };
	writeFileSync(json, `${JSON.stringify(all, null, '\t')}\n`);

	const { node, n8nCore, cores, cpu } = all.machine;
	console.log(`Node.js ${node}, n8n-core ${n8nCore}, ${cores} × ${cpu}\n`);
	console.log(`${report(found)}\n\nAll numbers are in ${json}`);
}

main()
	.catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	})
	.finally(endServer);
