import type { IDataObject } from 'n8n-workflow';

import { VendorError } from './nodeErrors';
import { collect, type Collected, type Paging, type Shape } from './paging';
import type { RequestSpec, VendorResponse } from './request';

/** What becomes of a list that lacks what was announced: *Options → If Incomplete*. */
export type IfIncomplete = 'error' | 'returnPart';

interface Wish {
	/** Infinity: all. */
	limit: number;
	ifIncomplete: IfIncomplete;
	/** Whether the limit is one that the user set, and not one that the operation has for itself. */
	isUsers?: boolean;
	hint(text: string): void;
}

/**
 * The records of a list, whole or not at all: whoever asks for all must not work with a part unless
 * they said so. A limited list may lack some; then a hint says so.
 *
 * @throws VendorError when all was asked for and something is missing
 */
export async function wholeList(
	call: (spec: RequestSpec) => Promise<VendorResponse>,
	spec: RequestSpec,
	paging: Paging,
	wish: Wish,
	shape?: Shape,
): Promise<IDataObject[]> {
	return judged(await collect(call, spec, paging, wish.limit, shape), wish);
}

/** The same judgement of a list that an operation has collected in its own way. */
export function judged(
	{ records, gap, goesOn }: Collected,
	{ limit, ifIncomplete, isUsers, hint }: Wish,
): IDataObject[] {
	if (goesOn && isUsers) {
		hint(
			`There are more records than the limit of ${limit}. Turn on Return All to get all of them.`,
		);
	}
	if (gap === undefined) return records;
	if (limit === Infinity && ifIncomplete === 'error') throw incomplete(gap, records.length);
	hint(`The list is not complete: ${gap}.`);
	return records;
}

const HOW_TO_GET_IT =
	"Use filters to ask for less at a time, or choose Options > If Incomplete > 'Return What Came'.";

/** The error of a list that is not whole. */
export function incomplete(gap: string, received: number, hint = HOW_TO_GET_IT): VendorError {
	return new VendorError({
		message: `The list is not complete: ${gap}`,
		hint,
		details: { received },
	});
}
