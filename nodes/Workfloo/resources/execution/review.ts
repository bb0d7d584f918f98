import type { IDataObject } from 'n8n-workflow';

import { additionalFields } from '../../../shared/collections';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import { stepAnswer } from './stepAnswer';

const reviewProperties = properties(
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
		placeholder: 'Add Field to Correct',
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
						description: 'The field that the applicant has to correct, by its ID in the form',
					},
					{
						displayName: 'Message',
						name: 'message',
						type: 'string',
						default: '',
						placeholder: 'e.g. Does not match the identification',
						description: 'What the applicant reads beside the field',
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
	additionalFields({
		displayName: 'Reviewer Note',
		name: 'reviewerNote',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Remark that is kept with the decision',
	}),
);

/**
 * A reviewer's decision. Kiban publishes no list of its words, so the decision is free text.
 * Source: https://github.com/kiban-cloud/kiban-sdk (reviewWorkflooValidation)
 */
export const review = stepAnswer({
	name: 'Review',
	value: 'review',
	action: 'Review execution',
	description: 'Approve or reject a run that is under review',
	answers: 'review',
	properties: reviewProperties,
	send: (parameters) => {
		const reviews = reviewsOf(parameters);
		return {
			body: {
				decision: parameters.text('decision'),
				reviewerNote: parameters.optionalText('additionalFields.reviewerNote'),
				...(reviews.length > 0 && { reviews }),
			},
		};
	},
});

type ReviewParameters = Reader<ParametersIn<typeof reviewProperties>>;

function reviewsOf(parameters: ReviewParameters): IDataObject[] {
	return parameters.list('reviews.values').map((_, row) => ({
		fieldId: parameters.id(`reviews.values.${row}.fieldId`),
		message: parameters.optionalText(`reviews.values.${row}.message`),
		sourceNodeId: parameters.optionalId(`reviews.values.${row}.sourceNodeId`),
	}));
}
