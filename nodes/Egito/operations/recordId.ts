import { locator } from '../../shared/pickers';
import type { RecordType } from './recordType';

/** Which record to read or change. */
export function recordId(type: RecordType) {
	return locator({
		displayName: 'Record',
		name: 'recordId',
		search: 'searchRecords',
		placeholder: 'e.g. 101',
		required: true,
		slowLoad: 'Egito has no search, so the whole list is read. By ID is faster.',
		description: `The ${type.one}. The list shows what Egito answers when asked for its list of ${type.many}.`,
	});
}
