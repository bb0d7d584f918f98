/**
 * Something wrong with what the user entered, found before any call is made.
 * `run.ts` turns it into n8n's NodeOperationError with the item index and the parameter's display name.
 */
export class InputProblem extends Error {
	/**
	 * @param parameter name of the node parameter (`additionalFields.email`), or a credential field as
	 *                  users see it
	 * @param reason    what is wrong, as the end of a sentence that starts with the name: `is not a date`
	 * @param hint      what to enter instead, as a sentence
	 */
	constructor(
		readonly parameter: string,
		readonly reason: string,
		readonly hint?: string,
	) {
		// The whole sentence, because n8n's credential dialog shows just the message.
		super(hint === undefined ? `'${parameter}' ${reason}` : `'${parameter}' ${reason}. ${hint}`);
		this.name = 'InputProblem';
	}
}

/** Duck-typed, because a second copy of a module may be loaded beside ours. */
export function isInputProblem(error: unknown): error is InputProblem {
	return error instanceof Error && error.name === 'InputProblem';
}
