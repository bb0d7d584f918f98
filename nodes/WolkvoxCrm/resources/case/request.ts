import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { FileContent, MultipartPart, RequestSpec } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { base64Of, filesOf, formPart } from '../../api/files';
import { API_ROOT } from '../../credential';

interface Scripts {
	/** Takes a form, with a file as a part. */
	form: string;
	/** Takes JSON, with files as base64. */
	base64: string;
	/** What the form script lists as required although it may be empty. */
	emptyParts: MultipartPart[];
}

/**
 * A case for whichever of the vendor's two scripts fits. One file goes as a form part and keeps its
 * name. Several go as base64: PHP, in which the scripts are written, keeps only the last of several
 * parts called `file`.
 */
export async function caseRequest(
	parameters: Parameters,
	values: IDataObject,
	filesParameter: string,
	scripts: Scripts,
): Promise<RequestSpec> {
	const files = await filesOf(parameters, filesParameter);
	const method = parameters.optionalText('options.attachmentMethod') ?? 'automatic';
	const custom = customFieldsOf(parameters);
	if (method === 'base64' || (method === 'automatic' && files.length > 1)) {
		return {
			method: 'POST',
			path: `${API_ROOT}/cases/${scripts.base64}`,
			body: { ...values, form: custom, attachments: base64Of(files) },
		};
	}
	if (files.length > 1) {
		throw new InputProblem(
			filesParameter,
			`names ${files.length} files, and a form carries one`,
			'Choose Options > Attachment Method > Base64.',
		);
	}
	return {
		method: 'POST',
		path: `${API_ROOT}/cases/${scripts.form}`,
		multipart: formParts(values, custom, files, scripts.emptyParts),
	};
}

/** In the form, custom fields are JSON as text. */
function formParts(
	values: IDataObject,
	custom: IDataObject,
	files: FileContent[],
	emptyParts: MultipartPart[],
): MultipartPart[] {
	const parts: MultipartPart[] = [
		...Object.entries(values).map(([name, value]) => formPart(name, String(value))),
		formPart('form', JSON.stringify(custom)),
		...files.map((file) => formPart('file', file)),
	];
	const missing = emptyParts.filter(({ name }) => !parts.some((part) => part.name === name));
	return [...parts, ...missing];
}

function customFieldsOf(parameters: Parameters): IDataObject {
	const rows = parameters.list('customFields.values');
	return Object.fromEntries(
		rows.filter(({ name }) => name !== '').map(({ name, value }) => [String(name), value]),
	);
}
