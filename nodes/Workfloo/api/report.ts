import type { IDataObject } from 'n8n-workflow';

import type { Reading } from './status';
import {
	documentsOf,
	fieldsOf,
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
	const plain = {
		finished: state === 'ended',
		unknownStatus: state === 'unknown',
		needs,
		missing: missingFor(reading, supplies),
		...more,
	};
	// Twice: the plain words come first for the reader, and win over members that Kiban may add.
	return { ...plain, ...status, ...plain };
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
