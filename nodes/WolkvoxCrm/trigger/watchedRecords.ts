import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { formatDate } from '../../shared/dates';
import { fingerprintOf, type PolledRecord, type PollSource } from '../../shared/poll';
import { recordsBetween } from '../api/range';
import { simplifyRecord } from '../api/simplify';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** New records show in the next poll at the latest; this covers slow clocks and slow indexes. */
const CREATED_OVERLAP = 15 * MINUTE;

/** The range ends in whole minutes, and the CRM's clock may be ahead of ours. */
const AHEAD = 5 * MINUTE;

/**
 * What a trigger watches. The vendor does not say whether the date-range query compares the date of
 * creation or of change, so nothing here depends on it: windows overlap, versions are remembered, and a
 * record counts as new by its own date of creation.
 */
export function recordSource(engine: IPollFunctions): PollSource {
	const changes = engine.getNodeParameter('event') === 'recordCreatedOrChanged';
	const overlap = changes
		? Number(engine.getNodeParameter('lookBack', 24)) * HOUR
		: CREATED_OVERLAP;
	const timezone = timezoneOf(engine);
	return {
		overlap,
		memory: 'window',
		sampleWindow: WEEK,
		watched: ['module', 'event', 'timezone'],
		read: async ({ parameters, call }, since, until) => {
			const module = parameters.text('module');
			const range = { from: since.getTime(), to: until.getTime() + AHEAD };
			const { records } = await recordsBetween(call, module, range, timezone);
			const simplify = parameters.flag('simplify');
			const start = formatDate(since, 'spacedMinutes', timezone) ?? '';
			return records
				.filter((record) => changes || isCreatedSince(record, start))
				.sort((a, b) => changedAt(a).localeCompare(changedAt(b)))
				.map((record) => asPolled(record, changes, simplify));
		},
	};
}

/** Dates of one form compare as texts. A record without a date is judged by memory alone. */
function isCreatedSince({ wolkvox_fecha_creacion: created }: IDataObject, start: string): boolean {
	return typeof created !== 'string' || created >= start;
}

function changedAt(record: IDataObject): string {
	return String(record.wolkvox_fecha_modificacion ?? record.wolkvox_fecha_creacion ?? '');
}

function asPolled(record: IDataObject, changes: boolean, simplify: boolean): PolledRecord {
	return {
		id: String(record.wolkvox_id ?? fingerprintOf(record)),
		version: changes ? changedAt(record) || fingerprintOf(record) : 'created',
		json: simplify ? simplifyRecord(record) : record,
	};
}

function timezoneOf(engine: IPollFunctions): string {
	const entered = String(engine.getNodeParameter('timezone', '')).trim();
	if (entered === '') return engine.getTimezone();
	if (formatDate(new Date(), 'date', entered) !== undefined && isZone(entered)) return entered;
	throw new NodeOperationError(engine.getNode(), "'Time Zone' is not a time zone", {
		description: 'Use a name such as America/Bogota.',
	});
}

function isZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
	} catch {
		return false;
	}
}
