import type { IDataObject } from 'n8n-workflow';

import { pairs } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import { fingerprintOf, type PollSource } from '../../shared/poll';
import { listRecords } from '../api/lists';
import { idName } from '../api/options';
import { flattened, idOf } from '../api/records';
import { readSpec } from '../api/requests';

/**
 * Egito publishes neither events nor a filter by time, so every poll reads the list and compares: by
 * ID what is new, by content what changed.
 */
export const watchedRecords: PollSource = {
	overlap: 0,
	memory: 'all',
	sampleWindow: 0,
	watched: ['event', 'recordType', 'recordTypeName', 'queryParameters', 'options'],
	read: async (tools) => {
		const { parameters } = tools;
		const type = parameters.text('recordType');
		const name = type === 'other' ? parameters.text('recordTypeName').trim() : type;
		const criteria = pairs(parameters, 'queryParameters');
		const records = await listRecords(tools, readSpec(parameters, name, 'list', criteria));
		const wantsUpdates = parameters.text('event') === 'createdOrUpdated';
		return records.map((json) => ({
			id: idOf(json, idName(parameters)) ?? fingerprintOf(json),
			version: wantsUpdates ? fingerprintOf(comparable(json, parameters)) : '',
			json,
		}));
	},
};

/** The record without the fields whose changes do not count. */
function comparable(record: IDataObject, parameters: Parameters): IDataObject {
	const ignored = parameters.texts('options.ignoredFields');
	return Object.fromEntries(
		Object.entries(flattened(record)).filter(([name]) => !ignored.includes(name)),
	);
}
