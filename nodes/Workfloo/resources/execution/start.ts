import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { recordWith } from '../../../shared/evidence';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { RequestSpec } from '../../../shared/request';

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

export const startFields = properties(
	{
		displayName: 'Documents',
		name: 'document',
		type: 'json',
		default: '{}',
		description:
			'Files for a first step that asks for documents: base64 text by document ID. For files of the workflow use Submit Documents.',
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'json',
		default: '{}',
		description: 'Answers for a first step that is a form: values by field ID',
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
	| ParametersIn<typeof startFields, 'additionalFields.'>
>;

/** Source: https://docs.kiban.cloud/reference/workfloo-execute */
export function startRequest(parameters: StartParameters, callback: IDataObject): RequestSpec {
	const form = parameters.jsonObject('additionalFields.form');
	const document = parameters.jsonObject('additionalFields.document');
	return {
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
	};
}
