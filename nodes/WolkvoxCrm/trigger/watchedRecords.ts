import type { IDataObject } from 'n8n-workflow';

import { formatDate } from '../../shared/dates';
import { incomplete } from '../../shared/lists';
import { withMore } from '../../shared/nodeErrors';
import { wantsSimple } from '../../shared/outputMode';
import type { Parameters } from '../../shared/parameters';
import {
	fingerprintOf,
	type PolledRecord,
	type PollSource,
	type PollTools,
} from '../../shared/poll';
import { asText } from '../../shared/values';
import { recordIdIn, recordsIn } from '../api/envelope';
import { rangeRequest, type RangeSearch, recordsBetween } from '../api/range';
import { simplifyRecord } from '../api/simplify';
import { offsetsOf, zoneOf } from '../api/zones';
import { paged } from '../operations/search';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** New records show in the next poll at the latest; this covers slow clocks and slow indexes. */
const OVERLAP = 15 * MINUTE;

/** The CRM's clock may be wrong, and its zone may have changed its rules. */
const CLOCK = HOUR;

const DEFAULT_LOOK_BACK = 24;

/** Even every minute, such polls leave the daily quota of the vendor's sample (4,800 calls) for an hour. */
const MOST_CALLS = 60;

/** What is looked at for a sample: first the last week, then, if it was quiet, the last ten years. */
const SAMPLE_SPANS = [7 * DAY, 3650 * DAY];

/**
 * What a trigger watches. The vendor says neither which clock the times are from nor whether the search
 * compares the date of creation or of change, so nothing here depends on it. Windows are wide enough for
 * every clock in the world and are written in UTC, in which no hour is missing or comes twice; what is new
 * is told by ID and version; and a record counts as new by its own date of creation.
 */
export const recordSource: PollSource = {
	overlap: OVERLAP,
	memory: 'window',
	watched: [moduleOf, 'event', 'lookBack', 'options'],
	read: async (tools, since, until) => {
		const { parameters } = tools;
		const window = windowFor(parameters, since.getTime(), until.getTime());
		const start = formatDate(new Date(window.from), 'spacedMinutes', 'UTC') ?? '';
		const records = await recordsOf(tools, window);
		return records
			.filter((record) => watchesChanges(parameters) || isCreatedSince(record, start))
			.sort((a, b) => changedAt(a).localeCompare(changedAt(b)))
			.map((record) => asPolled(record, parameters));
	},
	sample: async ({ parameters, call }, size) => {
		for (const span of SAMPLE_SPANS) {
			const now = Date.now();
			const { body } = await call(rangeRequest(windowFor(parameters, now - span, now)));
			const records = recordsIn(body).sort((a, b) => changedAt(b).localeCompare(changedAt(a)));
			if (records.length > 0) {
				return records.slice(0, size).map((record) => asPolled(record, parameters));
			}
		}
		return [];
	},
};

function moduleOf(parameters: Parameters): string {
	return parameters.choice('module');
}

function watchesChanges(parameters: Parameters): boolean {
	return parameters.text('event') === 'recordCreatedOrChanged';
}

/** The times that a record of the period can have on the CRM's clock. */
function windowFor(parameters: Parameters, since: number, until: number): RangeSearch {
	const zone = zoneOf(parameters.optionalText('options.timezone'), 'options.timezone');
	const { least, most } = offsetsOf(zone, until);
	const lookBack = watchesChanges(parameters) ? lookBackOf(parameters) : 0;
	return {
		module: moduleOf(parameters),
		from: since + least - CLOCK - lookBack,
		to: until + most + CLOCK,
		timezone: 'UTC',
	};
}

function lookBackOf(parameters: Parameters): number {
	return (parameters.optionalNumber('lookBack') ?? DEFAULT_LOOK_BACK) * HOUR;
}

/** @throws VendorError when the window cannot be read whole; the next poll covers it again then */
async function recordsOf(tools: PollTools, window: RangeSearch): Promise<IDataObject[]> {
	const { spec, paging } = paged(rangeRequest(window), tools.parameters);
	if (paging) return await tools.list(spec, paging);
	const { records, gap } = await recordsBetween(tools.call, window, MOST_CALLS);
	if (gap === undefined) return records;
	throw withMore(incomplete(gap, records.length), {
		hint: 'Nothing was passed on, and the next poll covers the same time again. Enter the names of the paging parameters or the time zone of the CRM under Options.',
	});
}

/** Dates of one form compare as texts. A record without such a date is judged by memory alone. */
function isCreatedSince({ wolkvox_fecha_creacion: created }: IDataObject, start: string): boolean {
	return typeof created !== 'string' || !/^\d{4}-\d\d-\d\d/.test(created) || created >= start;
}

function changedAt(record: IDataObject): string {
	return asText(record.wolkvox_fecha_modificacion ?? record.wolkvox_fecha_creacion ?? '');
}

function asPolled(record: IDataObject, parameters: Parameters): PolledRecord {
	const version = changedAt(record) || fingerprintOf(record);
	return {
		id: recordIdIn(record) ?? fingerprintOf(record),
		version: watchesChanges(parameters) ? version : 'created',
		json: wantsSimple(parameters) ? simplifyRecord(record) : record,
	};
}
