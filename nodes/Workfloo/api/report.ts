import type { IDataObject } from 'n8n-workflow';

import { part, type Reading, textOf } from './status';
import {
	documentsOf,
	fieldsOf,
	labelsOf,
	missingAnswers,
	missingCorrections,
	missingDocuments,
} from './step';

/** What the user supplied for the steps of a run. */
export interface Supplies {
	answers: IDataObject;
	documents: IDataObject;
	corrections: IDataObject;
}

export const NOTHING_SUPPLIED: Supplies = { answers: {}, documents: {}, corrections: {} };

/**
 * A status with plain words beside it: whether the run has ended, what it needs now, and which
 * required fields, documents or codes are missing for that.
 */
export function reportOf(
	reading: Reading,
	supplies: Supplies,
	more: IDataObject = {},
): IDataObject {
	const { status, state, needs } = reading;
	const missing = missingFor(reading, supplies);
	const labels = labelsOf(status);
	const plain = {
		finished: state === 'ended',
		unknownStatus: state === 'unknown',
		needs,
		missing,
		missingLabels: missing.map((id) => labels.get(id) ?? id.toUpperCase()),
		...more,
	};
	// Twice: the plain words come first for the reader, and win over members that Kiban may add.
	return { ...plain, ...status, ...plain };
}

/** A status in few words: where the run stands, and what its step asks for. */
export function simplifiedStatus(reading: Reading): IDataObject {
	const { status, state, needs } = reading;
	const { id, name, currentNodeName, cancelledAt, cancelledBy } = status;
	return {
		id,
		name,
		status: status.status,
		currentNodeName,
		finished: state === 'ended',
		unknownStatus: state === 'unknown',
		needs,
		fields: askedFor(reading),
		details: detailsOf(reading),
		...(textOf(cancelledAt) !== '' && { cancelledAt, cancelledBy }),
	};
}

/** Fields or documents that the step takes, by ID and label. */
function askedFor({ status, needs }: Reading): IDataObject[] {
	const labels = labelsOf(status);
	if (needs === 'documents') {
		return documentsOf(status).map((document) => ({
			id: document.id,
			name: labels.get(textOf(document.id)),
			required: document.required === true,
		}));
	}
	if (needs !== 'form' && needs !== 'correction') return [];
	return fieldsOf(status).map(({ id, required, metadata, raw }) => ({
		id,
		name: labels.get(id),
		required,
		...(textOf(metadata.type) !== '' && { type: metadata.type }),
		...(Object.keys(part(metadata, 'map')).length > 0 && { options: metadata.map }),
		...(needs === 'correction' && { value: raw.value, message: raw.message }),
	}));
}

/** What the step says beside its fields, without what is only a list of them. */
function detailsOf({ status, needs }: Reading): IDataObject {
	switch (needs) {
		case 'nip': {
			const { phase, nipType, countryCode, phoneNumber, email, sendError } = part(status, 'link');
			return { phase, nipType, countryCode, phoneNumber, email, sendError };
		}
		case 'otp':
			return part(status, 'verification');
		case 'widget':
			return { widget: part(status, 'link').widget };
		case 'timer':
			return part(status, 'timer');
		case 'review':
		case 'correction': {
			const { instruction, reviewerNote } = part(status, 'validation');
			return { instruction, reviewerNote };
		}
		default:
			return {};
	}
}

/** Ids that have still to be supplied for the current step; empty if it only needs to be sent. */
export function missingFor({ status, needs }: Reading, supplies: Supplies): string[] {
	switch (needs) {
		case 'form':
			return missingAnswers(status, supplies.answers);
		case 'documents':
			return missingDocuments(status, supplies.documents);
		case 'correction':
			return missingCorrections(status, supplies.corrections);
		case 'nip':
		case 'otp':
			return [needs];
		default:
			return [];
	}
}

/** Whether the step asks for nothing that must be there. */
export function isOptional({ status, needs }: Reading): boolean {
	if (needs === 'form') return !fieldsOf(status).some(({ required }) => required);
	return needs === 'documents' && !documentsOf(status).some(({ required }) => required === true);
}
