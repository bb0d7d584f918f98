import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { load } from '../../shared/pickers';
import { type CustomField, type CustomFieldKind, customFieldsIn } from '../api/customFields';
import { tables } from '../tables';
import { flowii } from '../transport';

const INPUTS: Record<CustomFieldKind, FieldType> = {
	codeList: 'options',
	date: 'dateTime',
	flag: 'boolean',
	number: 'number',
	text: 'string',
};

/** The custom fields of the chosen resource as inputs of the resource mapper. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const resource = this.getCurrentNodeParameter('resource');
	const table = tables.find(({ value, customFields }) => value === resource && customFields);
	if (!table) return { fields: [] };
	return await load(this, flowii, async ({ call }) => {
		const { body } = await call({ method: 'GET', path: `${table.path}/customfields` });
		return { fields: customFieldsIn(body).flatMap(inputFor) };
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
