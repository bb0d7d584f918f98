import type { RequestOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { outcomeOf } from '../../api/envelope';
import { formPart } from '../../api/files';
import { namesAndValues, recordIdProperty } from '../properties';
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

/** Known to the base64 script only, which an older page lists as requiring them. */
const BASE64_ONLY = ['owner', 'contact', 'description'];

/** https://crmvox.com/apis-v2/cases-update and https://crmvox.com/editar-casos-y-sus-archivos-adjuntos */
export const update: RequestOperation = {
	name: 'Update',
	value: 'update',
	action: 'Update case',
	description: 'Change a case or add files to it',
	kind: 'write',
	properties: [
		{
			...recordIdProperty,
			displayName: 'Case ID',
			description: "The case's wolkvox_id, not its visible number",
		},
		caseType,
		responsible,
		status,
		priority,
		namesAndValues(
			'Custom Fields',
			'customFields',
			'Fields that your case form has beside the built-in ones',
		),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description:
				'Contact, Description and Owner are needed with several files, and only sent then',
			options: [contact, description, files, owner, solution],
		},
	],
	options: [attachmentMethod],
	request: async (parameters) => {
		const outcome = parameters.optionalText('updateFields.solution');
		const values = {
			'wolkvox-id': parameters.id('recordId'),
			'case-type': parameters.text('caseType'),
			responsible: parameters.text('responsible').trim(),
			status: parameters.text('status'),
			priority: parameters.text('priority'),
			...(outcome !== undefined && { solution: outcome }),
			...(usesBase64(parameters) && required(parameters)),
		};
		return await caseRequest(parameters, values, 'updateFields.files', {
			form: 'update.php',
			base64: 'updateCaseAttachment.php',
			emptyParts: [formPart('file', NO_FILE)],
		});
	},
	output: ({ body }, parameters) => outcomeOf(body, { wolkvox_id: parameters.id('recordId') }),
};

/** `file` is listed as required. A browser sends a file input that was left empty like this. */
const NO_FILE = { content: Buffer.alloc(0), fileName: '', mimeType: 'application/octet-stream' };

function usesBase64(parameters: Parameters): boolean {
	const method = parameters.optionalText('options.attachmentMethod') ?? 'automatic';
	return (
		method === 'base64' ||
		(method === 'automatic' && parameters.texts('updateFields.files').length > 1)
	);
}

function required(parameters: Parameters): Record<string, string> {
	return Object.fromEntries(
		BASE64_ONLY.map((name) => [name, parameters.text(`updateFields.${name}`)]),
	);
}
