/** What is measured, what it should be, and what it means to a user: the rows of docs/performance.md. */
export interface Row {
	/** Path in the object that `npm run bench -- --json` prints. */
	key: string;
	title: string;
	goal?: { atLeast?: number; atMost?: number };
	digits?: number;
	meaning: string;
}

export const rows: Row[] = [
	{
		key: 'throughputVsHttpRequest',
		title: '2,000 creates, ten at once: times as fast as the HTTP Request node',
		goal: { atLeast: 3 },
		digits: 2,
		meaning:
			'The HTTP Request node opens all 2,000 connections at once and gets slower with each of them',
	},
	{
		key: 'executorOverheadVsBareLoop.one',
		title: "Time against a bare loop over n8n's request helper, one at a time",
		goal: { atMost: 1.05 },
		digits: 3,
		meaning: 'What checking, pairing, retries and evidence cost',
	},
	{
		key: 'executorOverheadVsBareLoop.ten',
		title: 'The same, ten at a time',
		goal: { atMost: 1.15 },
		digits: 3,
		meaning: 'The same',
	},
	{
		key: 'executorOverheadVsSameRequests.one',
		title: 'Time against a loop that asks the helper for the same as we do, one at a time',
		digits: 3,
		meaning: 'What of that is our own code; the rest is status, bytes, time limit and cancelling',
	},
	{
		key: 'executorOverheadVsSameRequests.ten',
		title: 'The same, ten at a time',
		digits: 3,
		meaning: 'The same',
	},
	{
		key: 'defaultSpeedupAt20ms',
		title: '300 creates at a vendor that takes 20 ms: default against one at a time',
		goal: { atLeast: 4 },
		digits: 2,
		meaning: 'Without any option, items run side by side as far as the vendor bears it',
	},
	{
		key: 'logins',
		title: 'Logins for 1,000 items with a cold token (Egito)',
		goal: { atMost: 1 },
		meaning: 'No account is locked by a pile of logins',
	},
	{
		key: 'peakInFlightOverBatch',
		title: 'Most requests in flight, against Items per Batch',
		goal: { atMost: 1 },
		meaning: 'A rate limit that you set is kept',
	},
	{
		key: 'wolkvoxCallsPer1000Inserts',
		title: 'Calls for 1,000 inserts with Create Many (wolkvox)',
		goal: { atMost: 10 },
		meaning: 'Of a daily quota of 4,800 calls',
	},
	{
		key: 'memoryVsHttpRequest',
		title: "Peak memory of reading 100,000 records, against the HTTP Request node's own paging",
		goal: { atMost: 1 },
		digits: 2,
		meaning: 'And ours are records, theirs pages that still have to be split',
	},
	{
		key: 'readingTimeVsHttpRequest',
		title: 'Time of the same',
		goal: { atMost: 1 },
		digits: 2,
		meaning: 'The same',
	},
	{
		key: 'loadMilliseconds',
		title: 'Loading all nodes and credentials, in milliseconds',
		digits: 0,
		meaning: "What the package adds to n8n's start",
	},
	{
		key: 'loadVsHubspot',
		title: "Against n8n's own HubSpot node",
		goal: { atMost: 1 },
		digits: 2,
		meaning: 'The same',
	},
	{
		key: 'loadOneVendorVsHubspot',
		title: 'The largest vendor alone (FLOWii), against the same node',
		digits: 2,
		meaning: 'What a package of a single vendor adds',
	},
	{
		key: 'packedKilobytes',
		title: 'Size of the package as npm sends it, in kilobytes',
		goal: { atMost: 150 },
		digits: 0,
		meaning: 'All five vendors; a package of a single vendor is smaller',
	},
	{
		key: 'growth.lastVsSecond',
		title: 'Time per item with 100,000 items, against 1,000',
		goal: { atMost: 1.3 },
		digits: 2,
		meaning: 'A large run is not slower for each item than a small one',
	},
	{
		key: 'undiciLimit',
		title: 'Our time against undici alone on connections that stay open, ten at once',
		digits: 2,
		meaning: "No node can reach it: n8n's helper opens a connection for every call",
	},
];

export function valueAt(results: object, key: string): number {
	return key
		.split('.')
		.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], results) as number;
}

export function meets({ goal = {} }: Row, value: number): boolean {
	return value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity);
}

export function goalOf({ goal }: Row): string {
	if (goal?.atLeast !== undefined) return `≥ ${goal.atLeast}`;
	return goal?.atMost === undefined ? '' : `≤ ${goal.atMost}`;
}
