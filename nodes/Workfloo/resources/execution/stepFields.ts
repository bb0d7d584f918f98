import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { formatDate } from '../../../shared/dates';
import { InputProblem } from '../../../shared/inputProblem';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import { asText, isRecord } from '../../../shared/values';
import type { Labels } from '../../api/labels';
import { listOf, textOf } from '../../api/status';

interface MapperTexts<N extends string> {
	displayName: string;
	name: N;
	description: string;
	/** Name of the node's `resourceMapping` method. */
	method: string;
	/** The parameter that says which run the fields are read from. */
	dependsOn: string;
	required?: boolean;
}

/** Fields of a form, to be filled in one by one. */
export function fieldsMapper<const N extends string>(texts: MapperTexts<N>) {
	const { displayName, name, description, method, dependsOn, required = false } = texts;
	return {
		displayName,
		name,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description,
		required,
		typeOptions: {
			loadOptionsDependsOn: [dependsOn, 'options.sandbox'],
			resourceMapper: {
				resourceMapperMethod: method,
				mode: 'add',
				valuesLabel: 'Answers',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
				hideNoDataError: true,
			},
		},
	} as const satisfies INodeProperties;
}

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
			...fieldsMapper({
				displayName: 'Fields',
				name: 'fields',
				description: 'The fields that the step asks for now; they are read from the run',
				method: 'getStepFields',
				dependsOn: 'executionId.value',
				required: true,
			}),
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
	return mappedAnswers(parameters, 'fields');
}

/** `{ fieldId: value }` from a mapper. */
export function mappedAnswers<N extends string>(parameters: MapperReader<N>, name: N): IDataObject {
	const days = listOf(schemaOf(parameters, name))
		.filter(({ type }) => type === 'dateTime')
		.map(({ id }) => asText(id));
	return Object.fromEntries(
		Object.entries(parameters.mapped(name)).map(([id, value]) => [
			id,
			days.includes(id) ? dayOf(name, id, value, parameters.timezone) : value,
		]),
	);
}

/** A field that was left empty says nothing, where answers may come from elsewhere too. */
export function withoutEmpty(answers: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
}

/** What the editor showed beside the IDs of the fields. */
export function mappedLabels<N extends string>(parameters: MapperReader<N>, name: N): Labels {
	const schema = listOf(schemaOf(parameters, name));
	return new Map(schema.map(({ id, displayName }) => [textOf(id), textOf(displayName)]));
}

type MapperReader<N extends string> = Pick<
	Reader<[N, 'resourceMapper']>,
	'mapped' | 'raw' | 'timezone'
>;

function schemaOf<N extends string>(parameters: MapperReader<N>, name: N): unknown {
	const mapper = parameters.raw(name);
	return isRecord(mapper) ? mapper.schema : undefined;
}

/** Kiban's dates are plain days: 1990-08-15. */
function dayOf(mapper: string, id: string, value: unknown, timezone: string): string {
	const day = formatDate(value, 'date', timezone);
	if (day === undefined) {
		throw new InputProblem(mapper, `has no date for ${id}`, 'Use the form 1990-08-15.');
	}
	return day;
}
