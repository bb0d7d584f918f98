import { additionalFields } from '../../../shared/collections';
import { flowOperation, newRecord } from '../../../shared/operation';
import { costNotice, sandboxMode } from '../properties';
import { definitionId, firstForm, readStart, start, startFields } from './start';

/**
 * Starts a run. The answer is `{ id, idUnykoo }`.
 * Source: https://docs.kiban.cloud/reference/workfloo-execute
 */
export const execute = flowOperation({
	name: 'Execute',
	value: 'execute',
	action: 'Execute workfloo',
	description: 'Start a run of a published workfloo for one applicant',
	// Kiban documents no idempotency key, and each production run is billed.
	kind: 'write',
	properties: [
		costNotice(
			'Each production run is billed, bureau queries in it as well. Sandbox runs are free.',
		),
		definitionId,
		...firstForm,
		additionalFields(
			{
				displayName: 'Callback API Key',
				name: 'callbackApiKey',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description:
					'What Workfloo shows when it calls the callback URL. Left empty, the callback key of the credential is used.',
			},
			{
				displayName: 'Callback URL',
				name: 'callbackUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…',
				description:
					'Where Workfloo reports every pause and the end of this run, for example the production URL of a Workfloo Trigger',
			},
			...startFields,
		),
	],
	options: [sandboxMode],
	input: (parameters) =>
		readStart(parameters, {
			callbackUrl: parameters.optionalId('additionalFields.callbackUrl'),
			callbackXApiKey: parameters.optionalText('additionalFields.callbackApiKey'),
		}),
	subject: newRecord,
	run: start,
});
