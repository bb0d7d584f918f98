import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { loadFields } from '../../shared/pickers';
import { isRecord } from '../../shared/values';
import { detailRequest, statusRequest } from '../api/runs';
import { listOf, part } from '../api/status';
import { fieldsOf } from '../api/step';
import { workfloo } from '../transport';
import { editorField, optional } from './getStepFields';

const NO_FORM =
	'That run shows no form as its first step. Choose another run, or enter the form as JSON under Additional Fields.';

/**
 * The fields of a workfloo's first form. Kiban has no call that shows a definition, so a past run of it
 * has to do: one that still waits at the form knows labels and kinds, one that has gone on the answers.
 */
export async function getFirstFormFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await loadFields(this, workfloo, 'firstForm', async ({ call, parameters }) => {
		const id = parameters.optionalLocator('exampleExecutionId');
		if (id === undefined) return "Choose a past run of the same workfloo to see its form's fields.";
		const { body: detail } = await call(detailRequest(id));
		const answered = listOf(isRecord(detail) ? detail.nodes : undefined)
			.map((node) => part(part(node, 'form'), 'fields'))
			.find((fields) => Object.keys(fields).length > 0);
		if (answered !== undefined) return Object.entries(answered).map(learnedField);
		const { body: status } = await call(statusRequest(id));
		const asked = isRecord(status) ? fieldsOf(status).map(editorField).map(optional) : [];
		return asked.length > 0 ? asked : NO_FORM;
	});
}

function learnedField([id, value]: [string, unknown]): ResourceMapperField {
	return {
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type: typeOf(value),
	};
}

/** The kind of an answer. Digits in a text stay text: telephone numbers and codes are no numbers. */
function typeOf(value: unknown): FieldType {
	if (Array.isArray(value)) return 'array';
	if (isRecord(value)) return 'object';
	if (typeof value === 'number' || typeof value === 'boolean') return typeof value as FieldType;
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'dateTime' : 'string';
}
