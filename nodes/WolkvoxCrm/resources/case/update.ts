import type { INodeProperties } from 'n8n-workflow';

import { requestOperation } from '../../../shared/operation';
import { outcomeOf } from '../../api/envelope';
import { changed } from '../../api/evidence';
import { filesOf } from '../../api/files';
import { updateFields } from '../properties';
import {
	attachmentMethod,
	caseFields,
	caseId,
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

/** A browser sends a file input that was left empty like this. */
const NO_FILE = { content: Buffer.alloc(0), fileName: '', mimeType: 'application/octet-stream' };

const requiredNotice = {
	displayName:
		'The CRM takes no update without type, responsible, status and priority: enter the present values of those that shall stay',
	name: 'requiredNotice',
	type: 'notice',
	default: '',
} as const satisfies INodeProperties;

/**
 * Type, responsible, status and priority are required by the pages, so the user has to say them: a value
 * that nobody entered would reopen a case or change its type. `form` and `file` are listed too; an empty
 * one may clear what the case has, so it is sent only where the CRM turns out to insist.
 * https://crmvox.com/apis-v2/cases-update and https://crmvox.com/editar-casos-y-sus-archivos-adjuntos
 */
export const update = requestOperation({
	name: 'Update',
	value: 'update',
	action: 'Update case',
	description:
		'Change a case or add files to it. The CRM requires type, responsible, status and priority: enter the present values to keep them.',
	kind: 'write',
	properties: [
		requiredNotice,
		caseId,
		caseType(),
		responsible,
		status(),
		priority(),
		caseFields,
		{
			...updateFields(contact, description, files, owner(false), solution),
			description:
				'Contact, Description and Owner are needed with several files, and only sent then',
		},
	],
	options: [
		attachmentMethod,
		{
			displayName: 'Send Empty Parts',
			name: 'sendEmptyParts',
			type: 'boolean',
			default: false,
			description:
				'Whether to send custom fields and files also when there are none, for a CRM that requires them as the page of the vendor does. Whether that clears those of the case is not documented.',
		},
	],
	request: async (parameters) => {
		const recordId = parameters.id('recordId');
		const attached = await filesOf(parameters, 'updateFields.files');
		const method = parameters.optionalText('options.attachmentMethod');
		const carrier = carrierOf(method, attached, 'updateFields.files');
		const outcome = parameters.optionalText('updateFields.solution');
		const values = {
			'wolkvox-id': recordId,
			'case-type': parameters.choice('caseType'),
			responsible: parameters.choice('responsible').trim(),
			status: parameters.choice('status'),
			priority: parameters.choice('priority'),
			...(outcome !== undefined && { solution: outcome }),
		};
		const sendsEmpty = parameters.flag('options.sendEmptyParts');
		const custom = parameters.pairs('customFields', 'kept');
		const form = sendsEmpty || Object.keys(custom).length > 0 ? custom : undefined;
		const hasFiles = attached.length > 0;
		if (carrier === 'base64') {
			const spec = base64Request({
				script: 'updateCaseAttachment.php',
				values: {
					...values,
					// Known to this script only; an older page lists them as required.
					owner: parameters.choice('updateFields.owner').trim(),
					contact: parameters.text('updateFields.contact').trim(),
					description: parameters.text('updateFields.description'),
				},
				form,
				files: sendsEmpty || hasFiles ? attached : undefined,
				evidence: changed(),
			});
			return { ...spec, recordId };
		}
		const spec = formRequest({
			script: 'update.php',
			values,
			form,
			files: sendsEmpty && !hasFiles ? [NO_FILE] : attached,
			evidence: changed(),
		});
		return { ...spec, recordId };
	},
	subject: ({ recordId }) => recordId,
	output: ({ body }, { recordId }) => outcomeOf(body, { wolkvox_id: recordId }),
});
