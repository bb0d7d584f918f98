/** How many run at once, and the pause between groups. */
export interface Batching {
	size: number;
	/** Milliseconds. Without a pause the next task starts as soon as one ends. */
	interval: number;
}

/**
 * Runs tasks in order of their index, never more than `size` at a time.
 * Once `stopped()` is true no further task starts; those in flight finish.
 * Tasks handle their own errors.
 */
export async function inBatches(
	count: number,
	batching: Batching,
	run: (index: number) => Promise<void>,
	stopped: () => boolean,
	pause: (milliseconds: number) => Promise<void>,
): Promise<void> {
	const size = Math.max(1, Math.floor(batching.size));
	if (batching.interval > 0) {
		for (let start = 0; start < count && !stopped(); start += size) {
			if (start > 0) await pause(batching.interval);
			const group = Array.from({ length: Math.min(size, count - start) }, (_, i) => start + i);
			await Promise.all(group.map(run));
		}
		return;
	}
	let next = 0;
	const worker = async () => {
		while (next < count && !stopped()) await run(next++);
	};
	await Promise.all(Array.from({ length: Math.min(size, count) }, worker));
}

/** Lets at most `size` pieces of work run at a time; the others wait in order. */
export class Slots {
	private readonly waiting: Array<() => void> = [];

	private free: number;

	constructor(size: number) {
		this.free = Math.max(1, Math.floor(size));
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = this.waiting.shift();
			// A slot is handed over rather than freed, so that nobody slips in between.
			if (next) next();
			else this.free++;
		}
	}
}
