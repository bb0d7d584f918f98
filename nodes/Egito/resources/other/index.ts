import type { Resource } from '../../../shared/operation';
import { recordOperations } from '../../operations';
import type { RecordType } from '../../operations/recordType';

/**
 * Types that Egito mentions but gives no address for, such as offers and orders: they follow the
 * same scheme of addresses if they are there. https://egito.pl/api/
 */
const type: RecordType = {
	one: 'record',
	many: 'records',
	typeOf: (parameters) => parameters.text('recordType').trim(),
	properties: [
		{
			displayName: 'Record Type',
			name: 'recordType',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Lead',
			description:
				"Name of the type as in the address of Egito's API. Egito publishes Lead, Account, Contact and Opportunity; others are not published and may not exist.",
		},
	],
	knownFields: [],
};

export const other: Resource = {
	name: 'Other Record',
	value: 'other',
	description: 'Records of a type that you name',
	operations: recordOperations(type),
};
