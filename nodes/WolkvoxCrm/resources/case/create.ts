import { additionalFields } from '../../../shared/collections';
import { newRecord, requestOperation } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { changed } from '../../api/evidence';
import { filesOf } from '../../api/files';
import {
	attachmentMethod,
	caseFields,
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
import { base64Request, carrierOf, formRequest } from './request';

/** https://www.crmvox.com/apis-v2/cases-insert/ and https://www.crmvox.com/insertar-casos-con-adjuntos/ */
export const create = requestOperation({
	name: 'Create',
	value: 'create',
	action: 'Create case',
	description: 'Open a case for a contact, with files if you like',
	kind: 'write',
	properties: [
		caseType('Request'),
		{ ...contact, required: true },
		{ ...description, required: true },
		responsible,
		owner(true),
		status('open'),
		priority('low'),
		caseFields,
		additionalFields(files, solution),
	],
	options: [attachmentMethod],
	request: async (parameters) => {
		const outcome = parameters.optionalText('additionalFields.solution');
		const attached = await filesOf(parameters, 'additionalFields.files');
		const method = parameters.optionalText('options.attachmentMethod');
		const carrier = carrierOf(method, attached, 'additionalFields.files');
		const values = {
			'case-type': parameters.choice('caseType'),
			responsible: parameters.choice('responsible').trim(),
			owner: parameters.choice('owner').trim(),
			contact: parameters.text('contact').trim(),
			description: parameters.text('description'),
			status: parameters.choice('status'),
			priority: parameters.choice('priority'),
			...(outcome !== undefined && { solution: outcome }),
		};
		// A new case has nothing that an empty form could clear, and older pages require one.
		const form = parameters.pairs('customFields', 'kept');
		const content = { values, form, files: attached, evidence: changed() };
		return carrier === 'base64'
			? base64Request({ ...content, script: 'insertAttach.php' })
			: formRequest({ ...content, script: 'insert.php' });
	},
	subject: newRecord,
	output: ({ body }) => outcomeOf(body),
});
