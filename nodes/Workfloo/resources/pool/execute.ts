import { recordWith } from '../../../shared/evidence';
import { newRecord, requestOperation } from '../../../shared/operation';
import { costNotice, sandboxMode } from '../properties';

/**
 * Starts one of the pool's workfloos. The answer is `{ idWorkfloo, idWorkflooDefinition }`, where
 * `idWorkfloo` is the ID of the run; Kiban takes no callback address here.
 * Source: https://github.com/kiban-cloud/kiban-sdk (executePool)
 */
export const execute = requestOperation({
	name: 'Execute',
	value: 'execute',
	action: 'Execute pool',
	description: 'Start a run of one of the workfloos in a pool',
	kind: 'write',
	properties: [
		costNotice(
			'Each production run is billed, bureau queries in it as well. Sandbox runs are free.',
		),
		{
			displayName: 'Pool Definition ID',
			name: 'poolDefinitionId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 6580aa10d511b6e54fe2b001',
			description: 'The pool from which one definition is drawn, as the Kiban console shows it',
		},
		{
			displayName: 'Scenarios',
			name: 'scenarios',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Scenario',
			default: {},
			description: 'Test scenarios for sandbox runs',
			options: [
				{
					displayName: 'Values',
					name: 'values',
					values: [
						{
							displayName: 'Definition ID',
							name: 'definitionId',
							type: 'string',
							default: '',
							placeholder: 'e.g. 657117e1d511b6e54fe2a967',
							description: 'The workfloo of the pool, or its node, that the scenario is for',
						},
						{
							displayName: 'Scenario ID',
							name: 'scenarioId',
							type: 'string',
							default: '',
							placeholder: 'e.g. 6571181fd511b6e54fe2a968',
							description: 'Test scenario of that definition, made in the Kiban console',
						},
					],
				},
			],
		},
	],
	options: [sandboxMode],
	request: (parameters) => {
		const scenarios = parameters
			.list('scenarios.values')
			.map((_, index) => [
				parameters.id(`scenarios.values.${index}.definitionId`),
				parameters.id(`scenarios.values.${index}.scenarioId`),
			]);
		return {
			method: 'POST',
			path: '/api/v1/pool',
			evidence: recordWith('idWorkfloo'),
			body: {
				idPoolDefinition: parameters.id('poolDefinitionId'),
				...(scenarios.length > 0 && { sceneries: Object.fromEntries(scenarios) as object }),
			},
		};
	},
	subject: newRecord,
});
