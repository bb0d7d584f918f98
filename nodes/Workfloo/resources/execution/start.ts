import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { recordWith } from '../../../shared/evidence';
import type { Flow } from '../../../shared/operation';
import { locator } from '../../../shared/pickers';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { RequestSpec } from '../../../shared/request';
import { callWithLabels, type Labels } from '../../api/labels';
import { SLOW_RUNS } from '../properties';
import { fieldsMapper, mappedAnswers, mappedLabels, withoutEmpty } from './stepFields';

/** What starts a run: common to *Execute* and *Execute and Wait*. */

export const definitionId = {
	displayName: 'Workfloo Definition ID',
	name: 'workflooDefinitionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 657117e1d511b6e54fe2a967',
	description: 'The published workfloo to run. Copy the ID from its page in the Kiban console.',
} as const satisfies INodeProperties;

/** The first form, field by field. Which fields a definition has is told by runs of it only. */
export const firstForm = properties(
	locator({
		displayName: 'Form Fields From',
		name: 'exampleExecutionId',
		search: 'searchExecutions',
		placeholder: 'e.g. d34d66cd-7995-4d86-b01b-ee576bc70d8d',
		slowLoad: SLOW_RUNS,
		empty: 'None',
		hint: 'Without a past run, enter the form under Additional Fields > Form (JSON)',
		description:
			'A past run of the same workfloo, from which the editor learns the fields of the first form. Nothing else of it is used.',
	}),
	fieldsMapper({
		displayName: 'First Form',
		name: 'firstForm',
		description:
			'Answers for a first step that is a form. A run that waits at this form shows all its fields, one that has gone on those that it answered.',
		method: 'getFirstFormFields',
		dependsOn: 'exampleExecutionId.value',
	}),
);

export const startFields = properties(
	{
		displayName: 'Documents (JSON)',
		name: 'document',
		type: 'json',
		default: '{}',
		description:
			'Files for a first step that asks for documents: base64 text by document ID. For files of the workflow use Submit Documents.',
	},
	{
		displayName: 'Form (JSON)',
		name: 'form',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "first_name": "Ana", "loan_amount": 5000 }',
		description:
			'Answers for a first step that is a form: values by field ID. What stands under Answers wins.',
	},
	{
		displayName: 'Scenario ID',
		name: 'scenarioId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6571181fd511b6e54fe2a968',
		description:
			'A test scenario made in the Kiban console. Sandbox runs of a workfloo with connectors need one.',
	},
);

type StartParameters = Reader<
	| ParametersIn<readonly [typeof definitionId]>
	| ParametersIn<typeof firstForm>
	| ParametersIn<typeof startFields, 'additionalFields.'>
>;

/** A start, and what the mapper calls the fields of the first form. */
export interface Start {
	spec: RequestSpec;
	labels: Labels;
}

/** Source: https://docs.kiban.cloud/reference/workfloo-execute */
export function readStart(parameters: StartParameters, callback: IDataObject): Start {
	const form = {
		...parameters.jsonObject('additionalFields.form'),
		...withoutEmpty(mappedAnswers(parameters, 'firstForm')),
	};
	const document = parameters.jsonObject('additionalFields.document');
	return {
		spec: {
			method: 'POST',
			path: '/api/v1/workfloo',
			evidence: recordWith('id'),
			body: {
				idWorkflooDefinition: parameters.id('workflooDefinitionId'),
				scenarioId: parameters.optionalId('additionalFields.scenarioId'),
				...(Object.keys(form).length > 0 && { form }),
				...(Object.keys(document).length > 0 && { document }),
				...callback,
			},
		},
		labels: mappedLabels(parameters, 'firstForm'),
	};
}

/** Starts the run; gives the answer, `{ id, idUnykoo }`. */
export async function start(flow: Flow, { spec, labels }: Start): Promise<IDataObject> {
	return (await callWithLabels(flow, spec, labels)).body as IDataObject;
}
