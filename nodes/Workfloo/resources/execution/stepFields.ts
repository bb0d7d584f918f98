import type { IDataObject } from 'n8n-workflow';

import { formatDate } from '../../../shared/dates';
import { InputProblem } from '../../../shared/inputProblem';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import { asText, isRecord } from '../../../shared/values';
import { listOf } from '../../api/status';

/** Fields of the step, read from its status, or JSON for what an expression builds. */
export function stepFields(placeholder: string) {
	return properties(
		{
			displayName: 'Answer With',
			name: 'answerWith',
			type: 'options',
			options: [
				{
					name: 'Fields of the Current Step',
					value: 'fields',
					description: 'Reads the fields from the status of the run',
				},
				{ name: 'JSON', value: 'json', description: 'Values by field ID' },
			],
			default: 'fields',
			description: 'Whether the answers are entered field by field or as one object',
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			description: 'The fields that the step asks for now; they are read from the run',
			required: true,
			typeOptions: {
				loadOptionsDependsOn: ['executionId.value', 'options.sandbox'],
				resourceMapper: {
					resourceMapperMethod: 'getStepFields',
					mode: 'add',
					valuesLabel: 'Answers',
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
					hideNoDataError: true,
				},
			},
			displayOptions: { show: { answerWith: ['fields'] } },
		},
		{
			displayName: 'Fields (JSON)',
			name: 'fieldsJson',
			type: 'json',
			default: '{}',
			required: true,
			placeholder,
			description:
				'Values by field ID. A repeatable group is a list of objects with the IDs of its own fields.',
			displayOptions: { show: { answerWith: ['json'] } },
		},
	);
}

type StepParameters = Reader<ParametersIn<ReturnType<typeof stepFields>>>;

/** `{ fieldId: value }` from either way of entering it. */
export function stepAnswers(parameters: StepParameters): IDataObject {
	if (parameters.optionalText('answerWith') === 'json') {
		return parameters.jsonObject('fieldsJson');
	}
	const answers = parameters.mapped('fields');
	const mapper = parameters.raw('fields');
	const days = listOf(isRecord(mapper) ? mapper.schema : undefined)
		.filter(({ type }) => type === 'dateTime')
		.map(({ id }) => asText(id));
	return Object.fromEntries(
		Object.entries(answers).map(([id, value]) => [
			id,
			days.includes(id) ? dayOf(id, value, parameters.timezone) : value,
		]),
	);
}

/** Kiban's dates are plain days: 1990-08-15. */
function dayOf(id: string, value: unknown, timezone: string): string {
	const day = formatDate(value, 'date', timezone);
	if (day === undefined) {
		throw new InputProblem('fields', `has no date for ${id}`, 'Use the form 1990-08-15.');
	}
	return day;
}
