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

/** The same script as the insert, with PUT. https://www.crmvox.com/en/update-obligation-2/ */
export const updateObligation: RequestOperation = {
	name: 'Update Obligation',
	value: 'updateObligation',
	action: 'Update obligation',
	description: 'Change an obligation of a debtor',
	kind: 'write',
	properties: [
		debtorId,
		obligationId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: obligationFields,
		},
		namesAndValues('Custom Fields', 'customFields', 'Further fields that your obligations have'),
	],
	options: [dateFormatOption],
	request: (parameters) => obligationRequest('PUT', parameters, 'updateFields'),
	output: ({ body }, parameters) =>
		outcomeOf(body, { record_id: parameters.id('recordId'), id: parameters.id('obligationId') }),
};
