import type { IDataObject } from 'n8n-workflow';

import { formatDate } from '../../shared/dates';
import type { Collected } from '../../shared/paging';
import type { RequestSpec, VendorResponse } from '../../shared/request';
import { API_ROOT } from '../credential';
import { announcedIn, recordIdIn, recordsIn } from './envelope';
import { foundRecords } from './evidence';

/** Milliseconds since 1970, both ends included. */
export interface Range {
	from: number;
	to: number;
}

export interface RangeSearch extends Range {
	module: string;
	/** The zone in which the times are written. */
	timezone: string;
}

const MINUTE = 60_000;

/** Times are written to the minute, without zone. https://www.crmvox.com/apis-v2/query-dates/ */
export function rangeRequest(
	{ module, from, to, timezone }: RangeSearch,
	limit?: number,
): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/queryDates.php`,
		kind: 'read',
		evidence: foundRecords,
		body: {
			module,
			date: true,
			from: minute(from, timezone),
			to: minute(to, timezone),
			...(limit !== undefined && { limit: String(limit) }),
		},
	};
}

function minute(moment: number, timezone: string): string {
	return formatDate(new Date(moment), 'spacedMinutes', timezone) ?? '';
}

/**
 * All records of a range. The vendor says that answers are cut at some number of records, but not how to
 * ask for the next page; so a range whose answer announces more than it brings is asked for in halves,
 * and a single minute once more with the announced number as its limit. `gap` tells what is missing in
 * spite of that.
 *
 * @param mostCalls calls after which it gives up: each one is taken from the token's daily quota
 */
export async function recordsBetween(
	call: (spec: RequestSpec) => Promise<VendorResponse>,
	search: RangeSearch,
	mostCalls: number,
): Promise<Collected> {
	return await new RangeReader(call, search, mostCalls).whole();
}

interface Answer {
	range: Range;
	records: IDataObject[];
	announced: number;
}

/** Halves that do not shrink, one after the other, before the announcement counts as meaningless. */
const MOST_IN_VAIN = 2;

class RangeReader {
	private calls = 0;

	/** By ID, because the minute between two halves belongs to both. */
	private readonly known = new Map<string, IDataObject>();

	private readonly nameless: IDataObject[] = [];

	/** Why the list will not be whole. From then on every further call would be in vain. */
	private gap?: string;

	constructor(
		private readonly call: (spec: RequestSpec) => Promise<VendorResponse>,
		private readonly search: RangeSearch,
		private readonly mostCalls: number,
	) {}

	async whole(): Promise<Collected> {
		const { records, announced, range } = await this.ask(this.search);
		if (announced <= records.length) return { records };
		await this.complete({ records, announced, range }, 0);
		const all = [...this.known.values(), ...this.nameless];
		if (all.length < announced) this.missing(announced, all.length);
		return { records: all, ...(this.gap !== undefined && { gap: this.gap }) };
	}

	private async ask(range: Range, limit?: number): Promise<Answer> {
		this.calls++;
		const { body } = await this.call(rangeRequest({ ...this.search, ...range }, limit));
		const records = recordsIn(body);
		for (const record of records) {
			const id = recordIdIn(record);
			if (id !== undefined) this.known.set(id, record);
		}
		return { range, records, announced: announcedIn(body) ?? 0 };
	}

	/** @param inVain how many times in a row both halves have announced as much as their whole */
	private async complete(answer: Answer, inVain: number): Promise<void> {
		const { range, records, announced } = answer;
		if (announced <= records.length) {
			this.keepNameless(records);
			return;
		}
		const middle = range.from + Math.floor((range.to - range.from) / 2 / MINUTE) * MINUTE;
		if (middle <= range.from) {
			await this.completeMinute(answer);
			return;
		}
		if (this.calls + 2 > this.mostCalls) {
			this.gap ??= `The period holds more records than ${this.calls} calls bring`;
			return;
		}
		const halves = [
			await this.ask({ from: range.from, to: middle }),
			await this.ask({ from: middle, to: range.to }),
		];
		const isInVain = halves.every((half) => half.announced >= announced);
		if (isInVain && inVain + 1 >= MOST_IN_VAIN) {
			this.gap ??= `${announced} records were announced for every part of the period, and ${this.known.size} came`;
		}
		for (const half of halves) {
			if (this.gap === undefined) await this.complete(half, isInVain ? inVain + 1 : 0);
		}
	}

	private async completeMinute({ range, records, announced }: Answer): Promise<void> {
		const again = await this.ask(range, announced);
		const best = again.records.length < records.length ? records : again.records;
		this.keepNameless(best);
		if (best.length < announced) this.missing(announced, best.length);
	}

	private missing(announced: number, came: number): void {
		this.gap ??= `${announced} records were announced, and ${came} came`;
	}

	private keepNameless(records: IDataObject[]): void {
		this.nameless.push(...records.filter((record) => recordIdIn(record) === undefined));
	}
}
