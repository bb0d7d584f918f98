import { untilAborted, wait } from '../../../nodes/shared/wait.ts';

// As older n8n does it: a sleep that knows no signal.
jest.mock('n8n-workflow', () => ({
	sleep: async (milliseconds: number) =>
		await new Promise((resolve) => setTimeout(resolve, milliseconds)),
}));

describe('law 15: a wait that can be cancelled on every n8n', () => {
	test('waits', async () => {
		const began = Date.now();
		await wait(30);
		expect(Date.now() - began).toBeGreaterThanOrEqual(25);
	});

	test('ends when the execution is cancelled', async () => {
		jest.useFakeTimers();
		const control = new AbortController();
		const waiting = wait(50_000, control.signal);
		control.abort();
		await expect(waiting).rejects.toThrow('The execution was cancelled');
		jest.useRealTimers();
	});

	test('does not begin once it is cancelled', async () => {
		await expect(wait(50_000, AbortSignal.abort())).rejects.toThrow('cancelled');
	});

	test('a wait of months does not overflow into none', async () => {
		jest.useFakeTimers();
		let isOver = false;
		void wait(3_000_000_000).then(() => (isOver = true));
		await jest.advanceTimersByTimeAsync(2_999_000_000);
		expect(isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1_000_000);
		expect(isOver).toBe(true);
		jest.useRealTimers();
	}, 60_000);

	test('work goes on without a signal, and leaves no listener', async () => {
		expect(await untilAborted(Promise.resolve(7))).toBe(7);
		const { signal } = new AbortController();
		const remove = jest.spyOn(signal, 'removeEventListener');
		expect(await untilAborted(Promise.resolve(8), signal)).toBe(8);
		expect(remove).toHaveBeenCalledTimes(1);
	});
});
