import fc from 'fast-check';
import { Throttle } from '../../nodes/LagoCustomer/engine/throttle';
import { clock } from '../../nodes/LagoCustomer/lago/clock';

afterEach(() => jest.restoreAllMocks());

// Node.js 24 warns of a timer that is to end in the past.
test('a pause sleeps for some time, or not at all, however long it takes to look at the clock', async () => {
	const duration = fc.double({ min: 0.1, max: 1000, noNaN: true });
	await fc.assert(
		fc.asyncProperty(duration, duration, async (pause, look) => {
			let now = 0;
			jest.spyOn(clock, 'now').mockImplementation(() => (now += look));
			const sleep = jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
				expect(milliseconds).toBeGreaterThan(0);
				now += milliseconds;
			});
			sleep.mockClear();
			await new Throttle(1).pause(pause);
			expect(sleep).toHaveBeenCalled();
		}),
	);
});
