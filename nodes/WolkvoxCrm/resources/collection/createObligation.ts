import { additionalFields } from '../../../shared/collections';
import { requestOperation } from '../../../shared/operation';
import {
	dateFormatOption,
	debtorOf,
	obligationCustomFields,
	obligationFields,
	obligationIds,
	obligationOutput,
	obligationRequest,
} from './obligation';

/** https://crmvox.com/insert-obligation */
export const createObligation = requestOperation({
	name: 'Create Obligation',
	value: 'createObligation',
	action: 'Create obligation',
	description: 'Add an obligation to a debtor',
	kind: 'write',
	properties: [...obligationIds, additionalFields(...obligationFields), obligationCustomFields],
	options: [dateFormatOption],
	request: (parameters) =>
		obligationRequest('POST', parameters, {
			text: (name) => parameters.optionalText(`additionalFields.${name}`),
			date: (name, format) => parameters.optionalDate(`additionalFields.${name}`, format),
		}),
	subject: debtorOf,
	output: obligationOutput,
});
