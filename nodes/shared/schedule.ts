import type { Slots } from './pace';

/** A task whose parameters are read; what is left is the work. */
export interface ReadTask {
	/** The record that it changes. Tasks with the same one run in their order. */
	subject?: string;
	/** Handles its own errors. */
	run(): Promise<void>;
}

interface Schedule {
	slots: Slots;
	/** Tasks between two pauses. Without pauses, a task starts as soon as there is a slot. */
	group?: { size: number; pause(): Promise<void> };
	/** Reads one task, in the order of the tasks; undefined when there is nothing to run. */
	read(index: number): Promise<ReadTask | undefined>;
	/** Once true, no further task starts; those under way finish. */
	stopped(): boolean;
}

/**
 * Starts tasks in the order of their index, as many at once as there are slots. A task that names the
 * same subject as an earlier one keeps its slot and waits for that one to end.
 */
export async function runInTurn(
	count: number,
	{ slots, group, read, stopped }: Schedule,
): Promise<void> {
	const underWay = new Set<Promise<void>>();
	const lastOf = new Map<string, Promise<void>>();

	const start = (task: ReadTask) => {
		const { subject } = task;
		const earlier = subject === undefined ? undefined : lastOf.get(subject);
		const done = (async () => {
			await earlier;
			if (!stopped()) await task.run();
			slots.free();
		})();
		underWay.add(done);
		if (subject !== undefined) lastOf.set(subject, done);
		void done.then(() => {
			underWay.delete(done);
			if (subject !== undefined && lastOf.get(subject) === done) lastOf.delete(subject);
		});
	};

	for (let index = 0; index < count; index++) {
		if (group && index > 0 && index % group.size === 0) {
			await Promise.all(underWay);
			if (!stopped()) await group.pause();
		}
		await slots.take();
		const task = stopped() ? undefined : await read(index);
		if (task) start(task);
		else slots.free();
		if (stopped()) break;
	}
	await Promise.all(underWay);
}
