import type { IDataObject } from 'n8n-workflow';

import type { Loader } from '../../shared/pickers';
import { recordsIn } from '../api/envelope';
import { rangeRequest } from '../api/range';

const DAY = 86_400_000;

/** Looked at first the last month, then, if it was quiet, the last ten years. */
const SPANS = [30 * DAY, 3650 * DAY];

/** Enough to meet every field that is in use. */
const SAMPLE = 50;

/** A few of a module's records, for what the API cannot list: one call of the quota, or two. */
export async function recentRecords(
	{ call, parameters }: Loader,
	module: string,
): Promise<IDataObject[]> {
	for (const span of SPANS) {
		// A day more, because the tenant's clock may be ahead of ours.
		const range = { from: Date.now() - span, to: Date.now() + DAY };
		const { body } = await call(
			rangeRequest({ module, ...range, timezone: parameters.timezone }, SAMPLE),
		);
		const records = recordsIn(body);
		if (records.length > 0) return records;
	}
	return [];
}
