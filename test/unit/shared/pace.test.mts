import { Pace, Slots } from '../../../nodes/shared/pace.ts';

const tick = async (milliseconds = 1) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A pace that has come to `size` by successes. */
function paceAt(size: number, most: number): Pace {
	const pace = Pace.earned(most);
	pace.itemSucceeded();
	for (let success = 1; success < size; success++) pace.requestSucceeded();
	return pace;
}

describe('law 2: concurrency is earned', () => {
	test('one at first, one more for each success, at most as many as the vendor bears', () => {
		const pace = Pace.earned(3);
		const seen = [0, 1, 2, 3].map(() => {
			const now = pace.requests;
			pace.requestSucceeded();
			return now;
		});
		expect(seen).toEqual([1, 2, 3, 3]);
	});

	test.each([
		['earned', Pace.earned(3)],
		['fixed', Pace.fixed(3)],
	])('never more than the most, however long all goes well (%s)', (_how, pace) => {
		for (let success = 0; success < 100; success++) pace.requestSucceeded();
		expect(pace.requests).toBe(3);
	});

	test('after a 429, one more is tried each time that all was well for a while', () => {
		const pace = paceAt(5, 5);
		pace.overloaded('refused', pace.moment);
		pace.overloaded('refused', pace.moment);
		const seen = Array.from({ length: 4 }, () => {
			for (let success = 0; success < 25; success++) pace.requestSucceeded();
			return pace.requests;
		});
		expect(seen).toEqual([2, 3, 4, 5]);
	});

	test('what was borne again for a while is reached at once after a failure of another kind', () => {
		const pace = paceAt(4, 5);
		pace.overloaded('refused', pace.moment);
		for (let success = 0; success < 1 + 25; success++) pace.requestSucceeded();
		expect(pace.requests).toBe(4);
		pace.overloaded('failed', pace.moment);
		const seen = [0, 1, 2].map(() => {
			pace.requestSucceeded();
			return pace.requests;
		});
		expect(seen).toEqual([3, 4, 4]);
	});

	test('items wait until one has succeeded as a whole, however many calls it needs', () => {
		const pace = Pace.earned(5);
		pace.requestSucceeded();
		pace.requestSucceeded();
		expect(pace.items).toBe(1);
		pace.itemSucceeded();
		expect(pace.items).toBe(3);
	});

	test.each([
		['failed', 5, 2],
		['refused', 5, 2],
		['failed', 2, 1],
		['failed', 1, 1],
		['refused', 1, 1],
	] as const)('half after %s: %i becomes %i', (sign, before, after) => {
		const pace = paceAt(before, 5);
		pace.overloaded(sign, pace.moment);
		expect(pace.requests).toBe(after);
	});

	test('what was sent together counts as one sign', () => {
		const pace = paceAt(5, 5);
		const { moment } = pace;
		pace.overloaded('refused', moment);
		pace.overloaded('refused', moment);
		expect(pace.requests).toBe(2);
		pace.overloaded('refused', pace.moment);
		expect(pace.requests).toBe(1);
	});

	test('after a 429 it stays below what was refused, and tries again after 25 successes', () => {
		const pace = paceAt(4, 5);
		pace.overloaded('refused', pace.moment);
		for (let success = 0; success < 25; success++) pace.requestSucceeded();
		expect(pace.requests).toBe(3);
		pace.requestSucceeded();
		expect(pace.requests).toBe(4);
	});

	test('a failure at the refused number starts the 25 anew', () => {
		const pace = paceAt(4, 5);
		pace.overloaded('refused', pace.moment);
		for (let success = 0; success < 24; success++) pace.requestSucceeded();
		pace.overloaded('failed', pace.moment);
		for (let success = 0; success < 24; success++) pace.requestSucceeded();
		expect(pace.requests).toBe(3);
	});

	test('after another failure it comes back at once', () => {
		const pace = paceAt(4, 4);
		pace.overloaded('failed', pace.moment);
		pace.requestSucceeded();
		pace.requestSucceeded();
		expect(pace.requests).toBe(4);
	});
});

describe('law 2: a number that the user fixed', () => {
	test('stays as it is, from the first item on', () => {
		const pace = Pace.fixed(7);
		pace.overloaded('refused', pace.moment);
		pace.requestSucceeded();
		expect([pace.items, pace.requests, pace.most]).toEqual([7, 7, 7]);
	});

	test.each([0, -5, 0.5])('%p is one', (size) => {
		expect(Pace.fixed(size).items).toBe(1);
		expect(Pace.earned(size).most).toBe(1);
	});

	test('is a whole number', () => {
		expect(Pace.fixed(3.9).requests).toBe(3);
	});
});

describe('slots', () => {
	test('are given in order, also after a failure, never more than there are', async () => {
		const slots = new Slots(() => 2);
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

	test('obey the number of the moment: more when it grows, fewer when it shrinks', async () => {
		let most = 1;
		const slots = new Slots(() => most);
		await slots.take();
		const entered: number[] = [];
		for (const index of [1, 2, 3]) void slots.take().then(() => entered.push(index));
		await tick();
		expect(entered).toEqual([]);
		most = 2;
		slots.free();
		await tick();
		expect(entered).toEqual([1, 2]);
		most = 1;
		slots.free();
		await tick();
		expect(entered).toEqual([1, 2]);
		slots.free();
		await tick();
		expect(entered).toEqual([1, 2, 3]);
	});
});

test('who waits for a place is not overtaken when there are more of them', async () => {
	let most = 1;
	const slots = new Slots(() => most);
	const order: string[] = [];
	const enter = async (name: string) => {
		await slots.take();
		order.push(name);
	};
	await enter('first');
	const second = enter('second');
	most = 2;
	const third = enter('third');
	await tick();
	expect(order).toEqual(['first']);
	slots.free();
	await Promise.all([second, third]);
	expect(order).toEqual(['first', 'second', 'third']);
});
