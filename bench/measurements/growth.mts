import { batching, ourNode, timeOf } from '../contestants.mts';
import { withServer } from '../stopwatch.mts';

const COUNTS = [100, 1_000, 10_000, 100_000];

/** Time per item in microseconds as the number of items grows, ten at once. */
export const measure = async () =>
	await withServer([], async (url) => {
		const node = ourNode(url, batching(10));
		await timeOf(node, 1_000);
		const microseconds: Record<string, number> = {};
		for (const count of COUNTS) {
			microseconds[count] = Math.round(((await timeOf(node, count)) / count) * 1_000);
		}
		const ratio = microseconds[100_000] / microseconds[1_000];
		return { growth: { microsecondsPerItem: microseconds, lastVsSecond: ratio } };
	});
