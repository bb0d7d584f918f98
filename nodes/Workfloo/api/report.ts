import type { IDataObject } from 'n8n-workflow';

import { type Need, readStatus, type RunStatus } from './status';
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

/**
 * A status with plain words beside it: whether the run has ended, what it needs now, and which
 * required fields, documents or codes are missing for that.
 */
export function reportOf(
	status: RunStatus,
	finals: string[],
	supplies: Supplies,
	more: IDataObject = {},
): IDataObject {
	const { state, needs } = readStatus(status, finals);
	const plain = {
		finished: state === 'ended',
		needs,
		missing: missingFor(status, needs, supplies),
		...more,
	};
	// Twice: the plain words come first for the reader, and win over members that Kiban may add.
	return { ...plain, ...status, ...plain };
}

/** Ids that have still to be supplied for the current step; empty if it only needs to be sent. */
export function missingFor(status: RunStatus, needs: Need, supplies: Supplies): string[] {
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
export function isOptional(status: RunStatus, needs: Need): boolean {
	if (needs === 'form') return !fieldsOf(status).some(({ required }) => required);
	return needs === 'documents' && !documentsOf(status).some(({ required }) => required === true);
}
