import { plainText } from './text';

/** A problem may quote what was entered, and that may be a whole file. */
const LONGEST_TEXT = 500;

/**
 * Something wrong with what the user entered, found before any call is made.
 * `run.ts` turns it into n8n's NodeOperationError with the item index and the parameter's display name.
 */
export class InputProblem extends Error {
	readonly parameter: string;

	readonly reason: string;

	readonly hint?: string;

	/**
	 * @param parameter name of the node parameter (`additionalFields.email`), or a credential field as
	 *                  users see it
	 * @param reason    what is wrong, as the end of a sentence that starts with the name: `is not a date`
	 * @param hint      what to enter instead, as a sentence
	 */
	constructor(parameter: string, reason: string, hint?: string) {
		const [shownParameter, shownReason] = [readable(parameter), readable(reason)];
		const shownHint = hint === undefined ? undefined : readable(hint);
		const sentence = `'${shownParameter}' ${shownReason}`;
		// The whole sentence, because n8n's credential dialog shows just the message.
		super(shownHint === undefined ? sentence : `${sentence}. ${shownHint}`);
		this.name = 'InputProblem';
		this.parameter = shownParameter;
		this.reason = shownReason;
		this.hint = shownHint;
	}
}

function readable(text: string): string {
	return plainText(text, LONGEST_TEXT);
}

/** Duck-typed, because a second copy of a module may be loaded beside ours. */
export function isInputProblem(error: unknown): error is InputProblem {
	return error instanceof Error && error.name === 'InputProblem';
}

/** Longer values are cut in a message. */
const LONGEST_VALUE = 60;

/** What was given, behind what it is not: `is not a date` + `: tomorrow`. Of lists only that they are. */
export function insteadOf(value: unknown): string {
	if (Array.isArray(value)) return ', but a list';
	if (value !== null && typeof value === 'object') return ', but an object';
	const text = String(value);
	if (text.includes('[object Object]')) {
		return ': it contains [object Object], so an expression in it gave an object';
	}
	return `: ${plainText(text, LONGEST_VALUE)}`;
}
