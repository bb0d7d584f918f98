import type { IDataObject } from 'n8n-workflow';

import type { FlowOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { executionId, returnStatus, sandboxMode } from '../properties';

/**
 * A reviewer's decision. Kiban publishes no list of its words, so the decision is free text.
 * Source: https://github.com/kiban-cloud/kiban-sdk (reviewWorkflooValidation)
 */
export const review: FlowOperation = {
	name: 'Review',
	value: 'review',
	action: 'Review execution',
	description: 'Approve or reject a run that is under review',
	kind: 'write',
	properties: [
		executionId,
		{
			displayName: 'Decision',
			name: 'decision',
			type: 'string',
			required: true,
			default: '',
			description: 'The word that your Kiban space uses for approving or rejecting',
			hint: 'Kiban publishes no list. To see the words, decide one run in the console and read it with Get, Simplify off: nodes > validation > decision.',
		},
		{
			displayName: 'Fields to Correct',
			name: 'reviews',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'What the applicant has to correct after a rejection',
			options: [
				{
					displayName: 'Values',
					name: 'values',
					values: [
						{
							displayName: 'Field ID',
							name: 'fieldId',
							type: 'string',
							default: '',
							placeholder: 'e.g. rfc_pf',
						},
						{
							displayName: 'Message',
							name: 'message',
							type: 'string',
							default: '',
							placeholder: 'e.g. Does not match the identification',
						},
						{
							displayName: 'Source Node ID',
							name: 'sourceNodeId',
							type: 'string',
							default: '',
							placeholder: 'e.g. 1748283724487876',
							description: 'The step in which the field was filled in',
						},
					],
				},
			],
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Reviewer Note',
					name: 'reviewerNote',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
				},
			],
		},
	],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const { parameters } = flow;
		const id = parameters.locator('executionId');
		const reviews = reviewsOf(parameters);
		return await answerStep(flow, id, {
			method: 'POST',
			path: path`/api/v1/workfloo/${id}/review`,
			body: {
				decision: parameters.text('decision'),
				reviewerNote: parameters.optionalText('additionalFields.reviewerNote'),
				...(reviews.length > 0 && { reviews }),
			},
		});
	},
};

function reviewsOf(parameters: Parameters): IDataObject[] {
	return parameters.list('reviews.values').map((_, index) => {
		const row = `reviews.values.${index}`;
		return {
			fieldId: parameters.id(`${row}.fieldId`),
			message: parameters.optionalText(`${row}.message`),
			sourceNodeId: parameters.optionalId(`${row}.sourceNodeId`),
		};
	});
}
