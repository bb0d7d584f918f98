import { bareLoop, batching, ourNode, timeOf } from '../contestants.mts';
import { medianRatio, withServer } from '../stopwatch.mts';

const ITEMS = 1_000;

/**
 * Our node against a loop that does nothing but call n8n's helper, one and ten at a time; and against one
 * that asks the helper for the same as we do, which leaves what our own code takes.
 */
export const measure = async () =>
	await withServer([], async (url) => {
		const ratio = async (size: number, asks: 'little' | 'asWe') =>
			await medianRatio(
				async () => await timeOf(ourNode(url, batching(size)), ITEMS),
				async () => await timeOf(bareLoop(url, size, asks), ITEMS),
				15,
			);
		return {
			executorOverheadVsBareLoop: { one: await ratio(1, 'little'), ten: await ratio(10, 'little') },
			executorOverheadVsSameRequests: { one: await ratio(1, 'asWe'), ten: await ratio(10, 'asWe') },
		};
	});
