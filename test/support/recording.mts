import { appendFile, mkdir } from 'node:fs/promises';
import { sep } from 'node:path';

import { masked, RECORDINGS } from '../../sandbox/recording.mts';
import type { RecordedRequest, VendorName } from '../../sandbox/vendor.mts';

/** Only what engine tests send counts as covered: they drive the built node. */
export function isEngineTest(): boolean {
	const { testPath = '' } = expect.getState();
	return testPath.includes(`${sep}test${sep}engine${sep}`);
}

/** Appends what a vendor saw, secrets masked, to a file that no other process writes. */
export async function keepRecordings(
	vendor: VendorName,
	requests: RecordedRequest[],
): Promise<void> {
	if (!requests.length) return;
	await mkdir(RECORDINGS, { recursive: true });
	const lines = requests.map((request) => `${JSON.stringify(masked(request))}\n`);
	await appendFile(new URL(`${vendor}-${process.pid}.jsonl`, RECORDINGS), lines.join(''));
}
