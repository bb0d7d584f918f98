import { bareLoop, batching, ourNode, timeOf } from '../contestants.mts';
import { medianRatio, withServer } from '../stopwatch.mts';

const ITEMS = 1_000;

/** Our node against a loop that does nothing but call n8n's helper, one and ten at a time. */
export const measure = async () =>
	await withServer([], async (url) => {
		const ratio = async (size: number) =>
			await medianRatio(
				async () => await timeOf(ourNode(url, batching(size)), ITEMS),
				async () => await timeOf(bareLoop(url, size), ITEMS),
				9,
			);
		return { executorOverheadVsBareLoop: { one: await ratio(1), ten: await ratio(10) } };
	});
