import { Slots } from '../../../nodes/shared/pace.ts';
import { runInTurn } from '../../../nodes/shared/schedule.ts';

const tick = async (milliseconds = 1) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Wanted {
	size: number;
	/** Length of a group; without it there are no pauses. */
	group?: number;
	stopAfter?: number;
	subjectOf?(index: number): string | undefined;
	/** Tasks that turn out to have nothing to run. */
	empty?: number[];
	count?: number;
}

async function observe(wanted: Wanted) {
	const { size, group, stopAfter = Infinity, subjectOf, empty = [], count = 10 } = wanted;
	const read: number[] = [];
	const ran: number[] = [];
	const pausedAfter: number[] = [];
	let running = 0;
	let most = 0;
	let finished = 0;
	await runInTurn(count, {
		slots: new Slots(() => size),
		stopped: () => finished >= stopAfter,
		...(group && { group: { size: group, pause: async () => void pausedAfter.push(finished) } }),
		read: async (index) => {
			await tick(index % 2);
			read.push(index);
			if (empty.includes(index)) return undefined;
			return {
				subject: subjectOf?.(index),
				run: async () => {
					ran.push(index);
					most = Math.max(most, ++running);
					await tick((index * 7) % 4);
					running--;
					finished++;
				},
			};
		},
	});
	return { read, ran, most, finished, pausedAfter };
}

describe('law 2: items run in turn', () => {
	test.each([1, 3, 10, 50])(
		'never more than %i at once, read and started in order',
		async (size) => {
			const { read, ran, most } = await observe({ size });
			expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
			expect(ran).toEqual(read);
			expect(most).toBeLessThanOrEqual(size);
			expect(most).toBeGreaterThan(size === 1 ? 0 : 1);
		},
	);

	test('pauses between groups, when the group before is done', async () => {
		const { most, pausedAfter } = await observe({ size: 4, group: 4 });
		expect(most).toBeLessThanOrEqual(4);
		expect(pausedAfter).toEqual([4, 8]);
	});

	test.each([undefined, 2])(
		'starts nothing after a stop, and finishes what runs (groups of %p)',
		async (group) => {
			const { ran, finished, pausedAfter } = await observe({ size: 2, group, stopAfter: 1 });
			expect(ran.length).toBeLessThanOrEqual(3);
			expect(finished).toBe(ran.length);
			expect(pausedAfter).toEqual([]);
		},
	);

	test('a task with nothing to run gives its slot back', async () => {
		const { ran } = await observe({ size: 1, empty: [0, 1, 4] });
		expect(ran).toEqual([2, 3, 5, 6, 7, 8, 9]);
	});
});

describe('law 2: items that name the same record', () => {
	test('run in their order, never side by side, in 1,000 random trials', async () => {
		for (let trial = 0; trial < 1000; trial++) {
			const subjects = Array.from({ length: 8 }, () => `record ${Math.floor(Math.random() * 3)}`);
			const busy = new Set<string>();
			const order = new Map<string, number[]>();
			await runInTurn(subjects.length, {
				slots: new Slots(() => 4),
				stopped: () => false,
				read: async (index) => ({
					subject: subjects[index],
					run: async () => {
						const subject = subjects[index];
						expect(busy.has(subject)).toBe(false);
						busy.add(subject);
						// A random number of turns of the event loop, without the price of a timer.
						for (let turn = Math.random() * 5; turn > 0; turn--) await Promise.resolve();
						busy.delete(subject);
						order.set(subject, [...(order.get(subject) ?? []), index]);
					},
				}),
			});
			for (const ran of order.values()) expect(ran).toEqual([...ran].sort((a, b) => a - b));
		}
	});

	test('one that waits for its record does not start after a stop', async () => {
		const { ran } = await observe({ size: 3, subjectOf: () => 'the same', stopAfter: 1 });
		expect(ran).toEqual([0]);
	});

	test('items that name none run side by side', async () => {
		const { most } = await observe({ size: 3, subjectOf: () => undefined });
		expect(most).toBeGreaterThan(1);
	});
});
