import type { IDataObject } from 'n8n-workflow';

import { formatDate } from '../../shared/dates';
import type { RequestSpec, VendorResponse } from '../../shared/operation';
import { API_ROOT } from '../credential';
import { announcedIn, recordsIn } from './envelope';

/** Milliseconds since 1970, both ends included. */
export interface Range {
	from: number;
	to: number;
}

const MINUTE = 60_000;

/** Times are written to the minute, without zone. https://www.crmvox.com/apis-v2/query-dates/ */
export function rangeRequest(
	module: string,
	range: Range,
	timezone: string,
	limit?: number,
): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/queryDates.php`,
		kind: 'read',
		body: {
			module,
			date: true,
			from: minute(range.from, timezone),
			to: minute(range.to, timezone),
			...(limit !== undefined && { limit: String(limit) }),
		},
	};
}

function minute(moment: number, timezone: string): string {
	return formatDate(new Date(moment), 'spacedMinutes', timezone) ?? '';
}

export interface Found {
	records: IDataObject[];
	/** True when a single minute held more than one answer gives, so that records are missing. */
	cut: boolean;
}

/**
 * All records of a range. The vendor says that answers are cut at some number of records, but not how to
 * ask for the next page; so a range whose answer announces more than it brings is asked for in halves,
 * and a single minute once more with the announced number as its limit.
 */
export async function recordsBetween(
	call: (spec: RequestSpec) => Promise<VendorResponse>,
	module: string,
	range: Range,
	timezone: string,
): Promise<Found> {
	const { body } = await call(rangeRequest(module, range, timezone));
	const records = recordsIn(body);
	const announced = announcedIn(body) ?? 0;
	if (announced <= records.length) return { records, cut: false };
	const middle = range.from + Math.floor((range.to - range.from) / 2 / MINUTE) * MINUTE;
	if (middle <= range.from) {
		const again = await call(rangeRequest(module, range, timezone, announced));
		const more = recordsIn(again.body);
		return more.length < records.length
			? { records, cut: true }
			: { records: more, cut: more.length < announced };
	}
	const halves = [
		await recordsBetween(call, module, { from: range.from, to: middle }, timezone),
		await recordsBetween(call, module, { from: middle, to: range.to }, timezone),
	];
	return {
		records: distinct(halves.flatMap((half) => half.records)),
		cut: halves.some((half) => half.cut),
	};
}

/** The minute between two halves belongs to both. */
function distinct(records: IDataObject[]): IDataObject[] {
	const seen = new Set<unknown>();
	return records.filter(({ wolkvox_id: id }) => {
		if (id === undefined || !seen.has(id)) {
			seen.add(id);
			return true;
		}
		return false;
	});
}
