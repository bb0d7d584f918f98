import { requestOperation } from '../../../shared/operation';
import { updateFields } from '../properties';
import {
	dateFormatOption,
	debtorOf,
	obligationCustomFields,
	obligationFields,
	obligationIds,
	obligationOutput,
	obligationRequest,
} from './obligation';

/** The same script as the insert, with PUT. https://www.crmvox.com/en/update-obligation-2/ */
export const updateObligation = requestOperation({
	name: 'Update Obligation',
	value: 'updateObligation',
	action: 'Update obligation',
	description: 'Change an obligation of a debtor',
	kind: 'write',
	properties: [...obligationIds, updateFields(...obligationFields), obligationCustomFields],
	options: [dateFormatOption],
	request: (parameters) =>
		obligationRequest('PUT', parameters, {
			text: (name) => parameters.optionalText(`updateFields.${name}`),
			date: (name, format) => parameters.optionalDate(`updateFields.${name}`, format),
		}),
	subject: debtorOf,
	output: obligationOutput,
});
