import type { DocumentField, FormField } from './definitions.mts';

/** `{ fieldId: 'CODE; text' }`, the flat shape in which Kiban reports single fields. */
export type Findings = Record<string, string>;

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

function isShown(field: FormField, answers: Record<string, unknown>): boolean {
	return (field.showIf ?? []).every((rule) => rule.values.includes(String(answers[rule.field])));
}

function isRequired(field: FormField, answers: Record<string, unknown>): boolean {
	if (!isShown(field, answers)) return false;
	const byAnother = (field.showIf ?? []).some((rule) =>
		rule.requiredWithValues?.includes(String(answers[rule.field])),
	);
	return field.required || byAnother;
}

/** Checks one answer against its field; the text of the finding, or undefined. */
export function checkAnswer(field: FormField, value: unknown): string | undefined {
	const { map, regex, regexMessage, minVal, maxVal, minLength, type } = field.fieldMetadata;
	if (field.set) {
		if (!Array.isArray(value)) return 'FORMAT_ERROR; a repeatable group is a list of objects';
		const missing = value.some((row: Record<string, unknown>) =>
			field.set?.required?.some((id) => isEmpty(row?.[id])),
		);
		return missing ? 'REQUIRED_FIELD_ERROR; a row lacks a required field' : undefined;
	}
	const text = String(value);
	if (map && !(text in map)) return 'CATALOG_ERROR; the value is not in the catalogue';
	if (regex && !new RegExp(regex).test(text)) return `FORMAT_ERROR; ${regexMessage ?? regex}`;
	if (type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'FORMAT_ERROR; YYYY-MM-DD';
	if (type === 'number' && !Number.isFinite(Number(text))) return 'FORMAT_ERROR; not a number';
	if (minVal !== undefined && Number(text) < minVal) return `FORMAT_ERROR; at least ${minVal}`;
	if (maxVal !== undefined && Number(text) > maxVal) return `FORMAT_ERROR; at most ${maxVal}`;
	if (minLength !== undefined && text.length < minLength) {
		return `FORMAT_ERROR; at least ${minLength} characters`;
	}
	return undefined;
}

export function checkForm(fields: FormField[], answers: Record<string, unknown>): Findings {
	const findings: Findings = {};
	for (const field of fields) {
		const value = answers[field.id];
		if (isEmpty(value)) {
			if (isRequired(field, answers)) {
				findings[field.id] = 'REQUIRED_FIELD_ERROR; the field is required';
			}
			continue;
		}
		const finding = checkAnswer(field, value);
		if (finding) findings[field.id] = finding;
	}
	for (const id of Object.keys(answers)) {
		if (!fields.some((field) => field.id === id)) {
			findings[id] = 'FORMAT_ERROR; the form has no such field';
		}
	}
	return findings;
}

const SIGNATURES: Record<string, Buffer> = {
	pdf: Buffer.from('%PDF'),
	png: Buffer.from([0x89, 0x50, 0x4e, 0x47]),
	jpg: Buffer.from([0xff, 0xd8, 0xff]),
};

export function checkDocuments(
	documents: DocumentField[],
	answers: Record<string, unknown>,
): Findings {
	const findings: Findings = {};
	for (const document of documents) {
		const value = answers[document.id];
		if (document.sourcePdfNodeId) {
			if (value !== undefined)
				findings[document.id] = 'FORMAT_ERROR; this file is made by the flow';
			continue;
		}
		if (isEmpty(value)) {
			if (document.required) findings[document.id] = 'REQUIRED_FIELD_ERROR; the file is required';
			continue;
		}
		if (document.set) {
			if (!Array.isArray(value)) findings[document.id] = 'FORMAT_ERROR; a set is a list of objects';
			continue;
		}
		const content = Buffer.from(String(value), 'base64');
		const formats = document.fileMetadata.formats;
		const fits = formats?.some((format) => {
			const signature = SIGNATURES[format];
			return signature?.equals(content.subarray(0, signature.length));
		});
		if (formats && !fits) findings[document.id] = `FORMAT_ERROR; one of ${formats.join(', ')}`;
	}
	for (const id of Object.keys(answers)) {
		if (!documents.some((document) => document.id === id)) {
			findings[id] = 'FORMAT_ERROR; the step has no such document';
		}
	}
	return findings;
}
