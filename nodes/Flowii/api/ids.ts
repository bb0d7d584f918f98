import { InputProblem } from '../../shared/inputProblem';

/** A whole number from 1, as the reference declares the IDs of all records. */
export function isWholeId(id: string): boolean {
	return /^0*[1-9]\d*$/.test(id);
}

/**
 * An ID in a path or a filter, where the reference declares whole numbers for all records. To anything else
 * in a path FLOWii's web server answers with a page, which reads like a wrong address.
 */
export function wholeId(id: string, parameter: string): string {
	if (isWholeId(id)) return id;
	throw new InputProblem(parameter, `is not an ID: ${id}`, 'The IDs in FLOWii are whole numbers.');
}
