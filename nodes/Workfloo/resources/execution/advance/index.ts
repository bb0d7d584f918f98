import { flowOperation } from '../../../../shared/operation';
import { refuseFailedRun } from '../../../api/runs';
import {
	costNotice,
	executionId,
	failOnError,
	finalStatuses,
	finalStatusesOf,
	pollInterval,
	sandboxMode,
} from '../../properties';
import { documentAnswers, documentProperties } from '../documents';
import { fieldsMapper, mappedAnswers, withoutEmpty } from '../stepFields';
import { advance as advanceRun } from './steps';

const DEFAULT_PATIENCE = 60;

/**
 * Plays the part of the client in Kiban's own example: read the status, answer the step, repeat.
 * Source: https://github.com/kiban-cloud/kiban-sdk (examples/node/flujo-completo.mjs)
 */
export const advance = flowOperation({
	name: 'Advance',
	value: 'advance',
	action: 'Advance execution',
	description:
		'Answer as many steps of a run as the supplied data allows, and return what is needed next',
	kind: 'write',
	properties: [
		costNotice(
			'Answers that complete a step set off what follows it, such as bureau queries, which are billed in production. No step is answered twice.',
		),
		executionId,
		fieldsMapper({
			displayName: 'Form Fields',
			name: 'fields',
			description: 'Answers for the form that the run is on now; its fields are read from the run',
			method: 'getFormFields',
			dependsOn: 'executionId.value',
		}),
		{
			displayName: 'Form Answers (JSON)',
			name: 'answers',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "first_name": "Ana", "loan_amount": 5000 }',
			description:
				'Values by field ID for all forms of the run, later ones too; each form takes what belongs to it. What stands under Form Fields wins.',
		},
		...documentProperties,
		{
			displayName: 'NIP',
			name: 'nip',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456',
			description: 'The code that the applicant received for the bureau query',
		},
		{
			displayName: 'OTP',
			name: 'otp',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456',
			description: 'The code that an identity provider sent to the applicant',
		},
		{
			displayName: 'Corrections (JSON)',
			name: 'corrections',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "rfc_pf": "LOPA900815AB1" }',
			description: 'Values by field ID for what a reviewer asked to correct',
		},
	],
	options: [
		failOnError,
		finalStatuses,
		pollInterval,
		sandboxMode,
		{
			displayName: 'Send NIP',
			name: 'sendNip',
			type: 'boolean',
			default: true,
			description: 'Whether to send the NIP when the run comes to that step',
		},
		{
			displayName: 'Skip Optional Steps',
			name: 'skipOptional',
			type: 'boolean',
			default: false,
			description:
				'Whether to answer a step that requires nothing, and for which nothing was supplied, with nothing',
		},
		{
			displayName: 'Wait for Progress (Seconds)',
			name: 'patience',
			type: 'number',
			default: DEFAULT_PATIENCE,
			typeOptions: { minValue: 0 },
			description:
				'How long to wait while the engine works, after each answer. Timers that end within this time are waited for.',
		},
	],
	input: async (parameters) => ({
		id: parameters.locator('executionId'),
		answers: {
			...parameters.jsonObject('answers'),
			...withoutEmpty(mappedAnswers(parameters, 'fields')),
		},
		// A file that the item does not carry counts as a document that is missing.
		documents: await documentAnswers(parameters, (field) => parameters.fileNames.includes(field)),
		corrections: parameters.jsonObject('corrections'),
		nip: parameters.optionalId('nip'),
		otp: parameters.optionalId('otp'),
		sendsNip: parameters.optionalFlag('options.sendNip') ?? true,
		skipsOptional: parameters.flag('options.skipOptional'),
		failsOnError: parameters.flag('options.failOnError'),
		finals: finalStatusesOf(parameters),
		interval: Math.max(
			parameters.optionalNumber('options.pollInterval') ?? pollInterval.default,
			pollInterval.typeOptions.minValue,
		),
		patience: (parameters.optionalNumber('options.patience') ?? DEFAULT_PATIENCE) * 1_000,
	}),
	subject: ({ id }) => id,
	run: async (flow, input) => {
		const report = await advanceRun(flow, input);
		refuseFailedRun(report, input.failsOnError);
		return report;
	},
});
