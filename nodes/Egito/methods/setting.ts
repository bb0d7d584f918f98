import { InputProblem } from '../../shared/inputProblem';
import type { Parameters } from '../../shared/parameters';
import { type Dialect, dialectOf } from '../api/dialect';
import { type ListCall, listCall } from '../api/lists';
import { RECORD_TYPES, type RecordType } from '../operations/recordType';

/** What the node is set to, while its parameters are being filled in. */
export interface Setting {
	/** Name of the type in addresses. */
	name: string;
	knownFields: RecordType['knownFields'];
	hasEmail: boolean;
	dialect: Dialect;
	/** What Egito lists without criteria, under the options of the node. */
	list: ListCall;
}

/** Whether the node does not say yet which records it is about. */
export function isTypeMissing(parameters: Parameters): boolean {
	return !nameIn(parameters);
}

function recordTypeIn(parameters: Parameters): RecordType | undefined {
	const resource = parameters.optionalText('resource');
	return RECORD_TYPES.find(({ value }) => value === resource);
}

function nameIn(parameters: Parameters): string | undefined {
	return recordTypeIn(parameters)?.type ?? parameters.optionalText('recordType')?.trim();
}

export function settingOf(parameters: Parameters): Setting {
	const recordType = recordTypeIn(parameters);
	const name = nameIn(parameters);
	if (!name) throw new InputProblem('Record Type', 'is empty', 'Enter it first.');
	const dialect = dialectOf(parameters);
	return {
		name,
		knownFields: recordType?.knownFields ?? [],
		hasEmail: recordType?.hasEmail ?? false,
		dialect,
		list: listCall(parameters, dialect, name),
	};
}
