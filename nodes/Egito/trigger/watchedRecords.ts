import type { IDataObject } from 'n8n-workflow';

import { byName } from '../../shared/alphabet';
import { VendorError } from '../../shared/nodeErrors';
import type { Parameters } from '../../shared/parameters';
import { fingerprintOf, type PolledRecord, type PollSource } from '../../shared/poll';
import { pollSubtitle } from '../../shared/pollProperties';
import { dialectOf } from '../api/dialect';
import { listAll, type ListCall, listCall, newestOf } from '../api/lists';
import { flattened, idOf } from '../api/records';
import { nameIn, PUBLISHED_TYPES } from '../operations/recordType';

export const watchableTypes = [
	...PUBLISHED_TYPES.map(({ type }) => ({ name: type, value: type })).sort(byName),
	{ name: 'Other', value: 'other' },
];

export const EVENTS = { created: 'created', updated: 'createdOrUpdated' };

export const triggerSubtitle = pollSubtitle(watchableTypes, 'recordType', EVENTS);

/**
 * Egito publishes neither events nor a filter by time, so every poll reads the list and compares: by
 * ID what is new, by content what changed.
 */
export const watchedRecords = {
	overlap: 0,
	memory: 'all',
	watched: ['event', 'recordType', 'recordTypeName', 'queryParameters', 'options'],
	read: async (tools, _since, _until, _known, last: readonly string[] = []) => {
		const { parameters } = tools;
		const { records, mayBeCut } = await listAll(tools, watchedList(parameters));
		const polled = records.map(asPolled(parameters));
		if (mayBeCut && hasSlid(last, polled)) throw slid(polled.length);
		return polled;
	},
	sample: async (tools, size) => {
		const { parameters } = tools;
		const call = watchedList(parameters);
		const records = await newestOf(tools, call, dialectOf(parameters), size);
		return records.map(asPolled(parameters));
	},
} satisfies PollSource;

/** A record went and another came, in a list as long as before: the one may have made room for the other. */
function hasSlid(last: readonly string[], polled: PolledRecord[]): boolean {
	const ids = polled.map(({ id }) => id);
	return (
		ids.length === last.length &&
		last.some((id) => !ids.includes(id)) &&
		ids.some((id) => !last.includes(id))
	);
}

function slid(count: number): VendorError {
	return new VendorError({
		message: `Egito lists exactly ${count} records again, though one went and another came`,
		hint: 'Its list is probably cut, and the other one may be an old record. Set Options > Pagination, or use Query Parameters to watch fewer records.',
	});
}

function watchedList(parameters: Parameters): ListCall {
	const type = parameters.text('recordType');
	const name = type === 'other' ? nameIn(parameters, 'recordTypeName') : type;
	return listCall(parameters, dialectOf(parameters), name, parameters.pairs('queryParameters'));
}

function asPolled(parameters: Parameters): (json: IDataObject) => PolledRecord {
	const { idName } = dialectOf(parameters);
	const wantsUpdates = parameters.text('event') === EVENTS.updated;
	const ignored = parameters.texts('options.ignoredFields');
	return (json) => ({
		id: idOf(json, idName) ?? fingerprintOf(json),
		version: wantsUpdates ? fingerprintOf(comparable(json, ignored)) : '',
		json,
	});
}

/** The record without the fields whose changes do not count. */
function comparable(record: IDataObject, ignored: string[]): IDataObject {
	return Object.fromEntries(
		Object.entries(flattened(record)).filter(([name]) => !ignored.includes(name)),
	);
}
