import { batching, httpRequestNode, ourNode, timeOf, timeOfUndici } from '../contestants.mts';
import { medianRatio, withServer } from '../stopwatch.mts';

const ITEMS = 2_000;

/** 2,000 creates: our node with ten at once, against the HTTP Request node, and against undici. */
export const measure = async () =>
	await withServer([], async (url) => {
		const ours = async () => await timeOf(ourNode(url, batching(10)), ITEMS);
		return {
			throughputVsHttpRequest: await medianRatio(
				async () => await timeOf(httpRequestNode(url), ITEMS),
				ours,
				3,
			),
			undiciLimit: await medianRatio(ours, async () => await timeOfUndici(url, 10, ITEMS), 3),
		};
	});
