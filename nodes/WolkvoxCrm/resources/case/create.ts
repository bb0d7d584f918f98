import type { RequestOperation } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { namesAndValues } from '../properties';
import {
	attachmentMethod,
	caseType,
	contact,
	description,
	files,
	owner,
	priority,
	responsible,
	solution,
	status,
} from './properties';
import { caseRequest } from './request';

/** https://www.crmvox.com/apis-v2/cases-insert/ and https://www.crmvox.com/insertar-casos-con-adjuntos/ */
export const create: RequestOperation = {
	name: 'Create',
	value: 'create',
	action: 'Create case',
	description: 'Open a case for a contact, with files if you like',
	kind: 'write',
	properties: [
		caseType,
		{ ...contact, required: true },
		{ ...description, required: true },
		responsible,
		{ ...owner, required: true },
		status,
		priority,
		namesAndValues(
			'Custom Fields',
			'customFields',
			'Fields that your case form has beside the built-in ones',
		),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [files, solution],
		},
	],
	options: [attachmentMethod],
	request: async (parameters) => {
		const outcome = parameters.optionalText('additionalFields.solution');
		const values = {
			'case-type': parameters.text('caseType'),
			responsible: parameters.text('responsible').trim(),
			owner: parameters.text('owner').trim(),
			contact: parameters.text('contact').trim(),
			description: parameters.text('description'),
			status: parameters.text('status'),
			priority: parameters.text('priority'),
			...(outcome !== undefined && { solution: outcome }),
		};
		return await caseRequest(parameters, values, 'additionalFields.files', {
			form: 'insert.php',
			base64: 'insertAttach.php',
			emptyParts: [],
		});
	},
	output: ({ body }) => outcomeOf(body),
};
