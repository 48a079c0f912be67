import { checkEach, runUnder, setScene, type Account } from './account';
import { reads } from './cases/reads';
import type { ReadCase } from './case';
import { underMisfortunes } from './seed';
import { mustSucceed } from './survival';
import { answersOf } from './truth';
import { testTogether } from './together';

const ITEMS = 50;

async function readUnderFaults(chosen: ReadCase): Promise<void> {
	await underMisfortunes(async (misfortunes) => {
		const scene = await setScene(chosen, ITEMS);
		try {
			const answers = await answersOf(scene);
			const outcome = await runUnder(misfortunes, scene);
			checkEach(outcome, (account) =>
				check(account, { ...answers[account.item], ...chosen.varying }),
			);
			expect(scene.lago.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		} finally {
			await scene.lago.close();
		}
	});
}

function check({ results, courses }: Account, answer: object): void {
	if (results) expect(results).toEqual([answer]);
	else expect(mustSucceed(courses)).toBe(false);
}

describe('each item gets what Lago has for it, or the reason why not:', () => {
	testTogether(reads, readUnderFaults);
});
