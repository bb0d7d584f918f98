import { batching, ourNode, timeOf } from '../contestants.mts';
import { medianRatio, withServer } from '../stopwatch.mts';

const ITEMS = 300;

/** 300 creates at a vendor that takes 20 ms: one at a time, against the default. */
export const measure = async () =>
	await withServer(['--latency', '20'], async (url) => ({
		defaultSpeedupAt20ms: await medianRatio(
			async () => await timeOf(ourNode(url, batching(1)), ITEMS),
			async () => await timeOf(ourNode(url), ITEMS),
			3,
		),
	}));
