import type { IDataObject } from 'n8n-workflow';

import type { Labels } from './labels';
import { listOf, part, type RunStatus, textOf } from './status';

/** A field of a form step, or one that a reviewer wants corrected. */
export interface StepField {
	id: string;
	name: string;
	required: boolean;
	/** `fieldMetadata`: type, options (`map`), default. */
	metadata: IDataObject;
	isSet: boolean;
	raw: IDataObject;
}

/** Fields of the current form step, or of the current correction; none on other steps. */
export function fieldsOf(status: RunStatus): StepField[] {
	const form = listOf(part(status, 'form').formFieldSection).flatMap((section) =>
		listOf(section.fields).map((field) => ({
			id: textOf(field.id),
			name: textOf(field.name) || textOf(field.id),
			required: field.required === true,
			metadata: part(field, 'fieldMetadata'),
			isSet: listOf(part(field, 'set').fields).length > 0,
			raw: field,
		})),
	);
	return form.length > 0 ? form : correctionFieldsOf(status);
}

function correctionFieldsOf(status: RunStatus): StepField[] {
	return listOf(part(status, 'validation').fields).map((field) => ({
		id: textOf(field.fieldId),
		name: [textOf(field.name) || textOf(field.fieldId), textOf(field.message)]
			.filter((text) => text !== '')
			.join(': '),
		required: true,
		metadata: { type: field.type, defaultValue: field.value },
		isSet: false,
		raw: field,
	}));
}

/** What people see beside the ID of a field or document of the step; the ID where it has no name. */
export function labelsOf(status: RunStatus): Labels {
	const named: Array<[string, string]> = [
		...fieldsOf(status).map(({ id, raw }): [string, string] => [id, textOf(raw.name)]),
		...documentsOf(status).map(({ id, name }): [string, string] => [textOf(id), textOf(name)]),
	];
	return new Map(named.map(([id, name]) => [id, name || id]));
}

/** The part of the supplied answers that belongs to the step. */
export function answersFor(status: RunStatus, supplied: IDataObject): IDataObject {
	const ids = fieldsOf(status).map(({ id }) => id);
	return Object.fromEntries(
		Object.entries(supplied).filter(([id, value]) => ids.includes(id) && !isEmpty(value)),
	);
}

/** Ids of the fields that the form step requires and that were not supplied. */
export function missingAnswers(status: RunStatus, supplied: IDataObject): string[] {
	return fieldsOf(status)
		.filter((field) => isEmpty(supplied[field.id]) && isDemanded(field, supplied))
		.map(({ id }) => id);
}

/** Corrections replace what was wrong, so each field of the correction counts, whatever its old value. */
export function missingCorrections(status: RunStatus, supplied: IDataObject): string[] {
	return fieldsOf(status)
		.map(({ id }) => id)
		.filter((id) => isEmpty(supplied[id]));
}

function isDemanded(field: StepField, supplied: IDataObject): boolean {
	const { defaultValue, autofillNodeId, autoFilledBy } = field.metadata;
	const fillsItself =
		!isEmpty(defaultValue) || !isEmpty(autofillNodeId) || listOf(autoFilledBy).length > 0;
	if (fillsItself || !isShown(field, supplied)) return false;
	const rules = listOf(field.raw.showIf);
	return field.required || rules.some((rule) => holds(rule, rule.requiredWithValues, supplied));
}

/** Kiban does not say whether several rules mean all or any; any asks for less. */
function isShown(field: StepField, supplied: IDataObject): boolean {
	const show = part(field.metadata, 'show');
	if (!isEmpty(show.field) && textOf(supplied[textOf(show.field)]) !== textOf(show.value)) {
		return false;
	}
	const rules = listOf(field.raw.showIf);
	return rules.length === 0 || rules.some((rule) => holds(rule, rule.values, supplied));
}

function holds(rule: IDataObject, values: unknown, supplied: IDataObject): boolean {
	const wanted = Array.isArray(values) ? values.map(textOf) : [];
	return wanted.includes(textOf(supplied[textOf(rule.field)]));
}

/** Documents of the step that somebody has to upload: the flow makes those with a source itself. */
export function documentsOf(status: RunStatus): IDataObject[] {
	return listOf(part(status, 'document').documentField).filter(({ sourcePdfNodeId }) =>
		isEmpty(sourcePdfNodeId),
	);
}

export function missingDocuments(status: RunStatus, supplied: IDataObject): string[] {
	return documentsOf(status)
		.filter(({ id, required }) => required === true && isEmpty(supplied[textOf(id)]))
		.map(({ id }) => textOf(id));
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}
