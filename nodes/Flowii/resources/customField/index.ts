import { byName } from '../../../shared/alphabet';
import { InputProblem } from '../../../shared/inputProblem';
import { requestOperation, type Resource } from '../../../shared/operation';
import { manyRecords } from '../../api/evidence';
import { unpaged } from '../../api/paging';
import { flatten } from '../../api/read';
import { companyInput } from '../../operations/inputs';
import { tables } from '../../tables';
import { CUSTOM_FIELD_TYPE } from '../../tables/choices';
import { choice, type Field, flag, link, number, text } from '../../tables/table';

export const CUSTOM_FIELD: readonly Field[] = [
	text('name', 'Name'),
	choice('value-type', 'Kind of Value', CUSTOM_FIELD_TYPE),
	number('order', 'Order'),
	flag('is-nullable', 'May Be Empty'),
	number('length', 'Length'),
	number('min-value', 'Least Value'),
	number('max-value', 'Greatest Value'),
	link('value-definitions', 'Values', 'custom-field-enum-value-definition', { many: true }),
	link('group', 'Group', 'custom-field-group'),
];

const customised = tables.filter(({ customFields }) => customFields);

const getMany = requestOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many custom field definitions',
	description: 'List the fields that your company defined, with their kinds and choices',
	kind: 'read',
	properties: [
		companyInput,
		{
			displayName: 'Records',
			name: 'recordType',
			type: 'options',
			default: 'partner',
			description: 'Whose custom fields to get',
			options: customised.map(({ plural, value }) => ({ name: plural, value })).sort(byName),
		},
	],
	paging: unpaged,
	request: (parameters) => {
		const wanted = parameters.text('recordType');
		const table = customised.find(({ value }) => value === wanted);
		if (!table) throw new InputProblem('recordType', `has no custom fields: ${wanted}`);
		return { method: 'GET', path: `${table.path}/customfields`, evidence: manyRecords };
	},
	simplify: (record) => flatten(record, CUSTOM_FIELD),
});

export const customField: Resource = {
	name: 'Custom Field',
	value: 'customField',
	description: 'Definitions of the fields that users added in FLOWii',
	operations: [getMany],
};
