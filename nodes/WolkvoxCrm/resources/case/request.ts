import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { Evidence, FileContent, RequestSpec } from '../../../shared/request';
import { base64Of, formPart } from '../../api/files';
import { API_ROOT } from '../../credential';

/** Which of the vendor's two scripts receives a case. */
type Carrier = 'base64' | 'form';

/**
 * One file goes as a form part and keeps its name. Several go as base64: PHP, in which the scripts are
 * written, keeps only the last of several parts called `file`.
 *
 * @param method what the user chose under *Attachment Method*
 */
export function carrierOf(
	method: string | undefined,
	files: FileContent[],
	parameter: string,
): Carrier {
	if (method === 'base64') return 'base64';
	if (files.length < 2) return 'form';
	if (method !== 'form') return 'base64';
	throw new InputProblem(
		parameter,
		`names ${files.length} files, and a form carries one`,
		'Choose Options > Attachment Method > Base64.',
	);
}

interface Case {
	script: string;
	values: IDataObject;
	/** Custom fields; undefined: none are sent. */
	form?: IDataObject;
	/** undefined: no list of files is sent, and no part. */
	files?: FileContent[];
	evidence?: Evidence;
}

/** A case as JSON. */
export function base64Request({ script, values, form, files, evidence }: Case): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/cases/${script}`,
		evidence,
		body: {
			...values,
			...(form && { form }),
			...(files && { attachments: base64Of(files) }),
		},
	};
}

/** A case as a form; custom fields are JSON as text there. */
export function formRequest({ script, values, form, files = [], evidence }: Case): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/cases/${script}`,
		evidence,
		multipart: [
			...Object.entries(values).map(([name, value]) => formPart(name, String(value))),
			...(form ? [formPart('form', JSON.stringify(form))] : []),
			...files.map((file) => formPart('file', file)),
		],
	};
}
