import { InputProblem } from '../../shared/inputProblem';

/**
 * An ID that becomes a part of a path. There the reference declares whole numbers for all records, and
 * FLOWii's web server answers anything else with a page, which reads like a wrong address.
 */
export function pathId(id: string, parameter: string): string {
	if (/^\d+$/.test(id)) return id;
	throw new InputProblem(parameter, `is not an ID: ${id}`, 'The IDs in FLOWii are whole numbers.');
}
