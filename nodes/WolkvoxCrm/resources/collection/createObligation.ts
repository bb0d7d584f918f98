import type { RequestOperation } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { namesAndValues } from '../properties';
import {
	dateFormatOption,
	debtorId,
	obligationFields,
	obligationId,
	obligationRequest,
} from './obligation';

/** https://crmvox.com/insert-obligation */
export const createObligation: RequestOperation = {
	name: 'Create Obligation',
	value: 'createObligation',
	action: 'Create obligation',
	description: 'Add an obligation to a debtor',
	kind: 'write',
	properties: [
		debtorId,
		obligationId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: obligationFields,
		},
		namesAndValues('Custom Fields', 'customFields', 'Further fields that your obligations have'),
	],
	options: [dateFormatOption],
	request: (parameters) => obligationRequest('POST', parameters, 'additionalFields'),
	output: ({ body }, parameters) =>
		outcomeOf(body, { record_id: parameters.id('recordId'), id: parameters.id('obligationId') }),
};
