import { inBatches, Slots } from '../../../nodes/shared/batch.ts';

const tick = async (milliseconds = 1) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('law 2: concurrency', () => {
	async function observe(size: number, interval = 0, stopAfter = Infinity) {
		const started: number[] = [];
		const pauses: number[] = [];
		let running = 0;
		let most = 0;
		let finished = 0;
		await inBatches(
			10,
			{ size, interval },
			async (index) => {
				started.push(index);
				most = Math.max(most, ++running);
				await tick(index % 3);
				running--;
				finished++;
			},
			() => finished >= stopAfter,
			async (milliseconds) => {
				pauses.push(milliseconds);
			},
		);
		return { started, most, pauses, finished };
	}

	test.each([1, 3, 10, 50])('never more than %i at once, in order', async (size) => {
		const { started, most } = await observe(size);
		expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(most).toBe(Math.min(size, 10));
	});

	test('pauses between groups', async () => {
		const { most, pauses } = await observe(4, 250);
		expect(most).toBe(4);
		expect(pauses).toEqual([250, 250]);
	});

	test.each([0, 100])(
		'starts nothing after a stop, and finishes what runs (interval %i)',
		async (interval) => {
			const { started, finished } = await observe(2, interval, 1);
			expect(started.length).toBeLessThanOrEqual(3);
			expect(finished).toBe(started.length);
		},
	);

	test('treats nonsense sizes as one', async () => {
		expect((await observe(0)).most).toBe(1);
		expect((await observe(-5)).most).toBe(1);
	});
});

describe('law 2: requests of one item count, too', () => {
	test('slots are handed over in order, also after a failure', async () => {
		const slots = new Slots(2);
		let running = 0;
		let most = 0;
		const started: number[] = [];
		const work = async (index: number) => {
			started.push(index);
			most = Math.max(most, ++running);
			await tick(index % 2);
			running--;
			if (index === 1) throw new Error('one fails');
			return index;
		};
		const results = await Promise.allSettled(
			[0, 1, 2, 3, 4].map(async (index) => await slots.run(async () => await work(index))),
		);
		expect(started).toEqual([0, 1, 2, 3, 4]);
		expect(most).toBe(2);
		expect(results.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
			'fulfilled',
			'fulfilled',
		]);
	});
});
