/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
import { startLago } from '../test/lago';
import { runWorkflow, type WorkflowJson } from '../test/n8n';
import workflow from './overconsumption-check.json';

/** Runs the overconsumption check of this folder, against LAGO_API_URL or a stand-in. It only reads. */
async function main() {
	const { LAGO_API_URL: url, LAGO_API_KEY: key } = process.env;
	const standIn = url && key ? undefined : await startLago({ seed: 'demo' });
	const baseUrl = standIn?.url ?? url;
	console.log(
		`Workflow "${workflow.name}" against ${standIn ? 'a stand-in Lago at ' : ''}${baseUrl}`,
	);

	const { data } = await runWorkflow(workflow as unknown as WorkflowJson, {
		credentials: { baseUrl: baseUrl!, apiKey: standIn?.apiKey ?? key! },
	});
	await standIn?.close();

	const { error, runData } = data.resultData;
	for (const { name, type } of workflow.nodes) {
		if (type === 'n8n-nodes-base.stickyNote') continue;
		const items = runData[name]?.[0]?.data?.main[0]?.length ?? 0;
		console.log(`${String(items).padStart(6)} item${items === 1 ? ' ' : 's'} from "${name}"`);
	}
	if (error) {
		console.error(`\n${error.message}\n${error.description ?? ''}`);
		process.exitCode = 1;
		return;
	}
	console.table(runData['Who and how much']?.[0]?.data?.main[0]?.map(({ json }) => json));
}

void main();
