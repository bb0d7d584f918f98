import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { loadFields } from '../../shared/pickers';
import { isRecord } from '../../shared/values';
import { statusRequest } from '../api/runs';
import { textOf } from '../api/status';
import { fieldsOf, type StepField } from '../api/step';
import { workfloo } from '../transport';

const NO_FIELDS =
	'The run is on no step with fields at the moment. Choose an execution that waits for them, or answer with JSON.';

/** The fields of the step that the chosen run is on, as fields of the editor. */
export async function getStepFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOfStep(this);
}

/** The same where nothing has to be filled in, because answers may come from elsewhere too. */
export async function getFormFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const found = await fieldsOfStep(this);
	return { ...found, fields: found.fields.map(optional) };
}

async function fieldsOfStep(engine: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await loadFields(engine, workfloo, 'fields', async (loader) => {
		const id = loader.parameters.optionalLocator('executionId');
		if (id === undefined) return 'Choose an execution to see what its step asks for.';
		const { body } = await loader.call(statusRequest(id));
		const fields = isRecord(body) ? fieldsOf(body).map(editorField) : [];
		return fields.length > 0 ? fields : NO_FIELDS;
	});
}

export function optional(field: ResourceMapperField): ResourceMapperField {
	return { ...field, required: false };
}

export function editorField(field: StepField): ResourceMapperField {
	const type = typeOf(field);
	const { defaultValue } = field.metadata;
	return {
		id: field.id,
		displayName: field.name,
		required: field.required,
		defaultMatch: false,
		display: true,
		type,
		...(type === 'options' && { options: optionsOf(field) }),
		...(isScalar(defaultValue) && { defaultValue }),
	};
}

/** Kiban does not publish its field types, so only telling names count; the rest is text. */
function typeOf({ metadata, isSet }: StepField): FieldType {
	if (isSet) return 'array';
	if (Object.keys(isRecord(metadata.map) ? metadata.map : {}).length > 0) return 'options';
	const type = textOf(metadata.type).toLowerCase();
	if (/^(date|birth_?date)$/.test(type)) return 'dateTime';
	if (/^(number|integer|decimal|currency|amount)$/.test(type)) return 'number';
	if (/^(bool|boolean|checkbox)$/.test(type)) return 'boolean';
	return 'string';
}

function optionsOf({ metadata }: StepField) {
	return Object.entries(isRecord(metadata.map) ? metadata.map : {}).map(([value, name]) => ({
		name: textOf(name) || value,
		value,
	}));
}

function isScalar(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}
