import { client, type Call } from '../../lago/client';
import { recordings, type Exchange } from '../../lago/recordings';
import { lago, runFast } from '../../n8n/support';

/** The operations that were run, as `wallet update`. */
export const tried = new Set<string>();

export const run: typeof runFast = async (parameters, options) => {
	tried.add(`${String(parameters.resource)} ${String(parameters.operation)}`);
	return await runFast(parameters, options);
};

/** Tests by the first cell of the rows that they prove. */
export type Proofs = Record<string, () => Promise<void>>;

const call = client(() => lago);

/** What Lago itself does with a request, which is then not among `lago.requests`. */
export const directly: Call = async (...request) => {
	const answer = await call(...request);
	lago.requests.pop();
	return answer;
};

/** The exchanges with a real Lago that have this name. */
export function allRecorded(name: string): Exchange[] {
	const { edges, endpoints, later } = recordings;
	const found = [...edges, ...endpoints, ...later].filter((one) => one.name === name);
	if (!found.length) throw new Error(`No exchange is called ${name}`);
	return found;
}

/** What a real Lago answered to the exchange of that name. */
export const recorded = (name: string): Exchange['answer'] => allRecorded(name)[0].answer;
