import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { loadFields } from '../../shared/pickers';
import { type CustomField, type CustomFieldKind, customFieldsIn } from '../api/customFields';
import { manyRecords } from '../api/evidence';
import { tables } from '../tables';
import { flowii } from '../transport';

const INPUTS: Record<CustomFieldKind, FieldType> = {
	codeList: 'options',
	date: 'dateTime',
	flag: 'boolean',
	number: 'number',
	text: 'string',
};

const NONE_DEFINED = 'No custom fields are defined in FLOWii for these records.';

/** The custom fields of the chosen resource as inputs of the resource mapper. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await loadFields(this, flowii, 'customFields', async ({ call, parameters }) => {
		const resource = parameters.optionalText('resource');
		const table = tables.find(({ value, customFields }) => value === resource && customFields);
		if (!table) return NONE_DEFINED;
		const { body } = await call({
			method: 'GET',
			path: `${table.path}/customfields`,
			evidence: manyRecords,
		});
		const fields = customFieldsIn(body).flatMap(inputFor);
		return fields.length > 0 ? fields : NONE_DEFINED;
	});
}

/** A kind that FLOWii does not document cannot be written, so it is not offered. */
function inputFor({ id, name, kind, choices }: CustomField): ResourceMapperField[] {
	if (!kind) return [];
	return [
		{
			id,
			displayName: name,
			type: INPUTS[kind],
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			...(kind === 'codeList' && {
				options: choices.map((choice) => ({ name: choice.name, value: choice.id })),
			}),
		},
	];
}
