import { InputProblem } from '../../shared/inputProblem';
import type { Parameters } from '../../shared/parameters';
import { isRecord } from '../../shared/values';

/**
 * The ID at a dotted name, from a locator or from an expression that gives the plain ID; also inside
 * the rows of fixed collections, where n8n's own extraction finds no parameter.
 */
export function locatorAt(parameters: Parameters, at: string): string | undefined {
	return idIn(parameters.raw(at), at);
}

export function requiredLocatorAt(parameters: Parameters, at: string): string {
	const id = locatorAt(parameters, at);
	if (id !== undefined) return id;
	throw new InputProblem(at, 'is empty', 'Choose an entry from the list or enter an ID.');
}

/** The ID in a locator's value, or the value itself. */
export function idIn(value: unknown, at: string): string | undefined {
	const inner = isRecord(value) && 'value' in value ? value.value : value;
	if (inner === undefined || inner === null) return undefined;
	if (typeof inner === 'object') {
		throw new InputProblem(at, 'is not an ID', 'Choose an entry from the list or enter an ID.');
	}
	const id = String(inner).trim();
	return id === '' ? undefined : id;
}
