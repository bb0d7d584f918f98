import type { FlowOperation, RequestOperation } from './operation';
import type { RequestSpec } from './request';

/**
 * The record that an item changes, as any text: items with the same one run in their order, never side by
 * side. Undefined for reads. An operation of several steps that does not say it might change any record.
 */
export function subjectOfFlow(
	{ kind, subject }: FlowOperation,
	input: unknown,
): string | undefined {
	if (kind === 'read') return undefined;
	return subject ? subject(input) : 'any record';
}

/** The same of a single call: its path, where the operation does not say it. */
export function subjectOfRequest(
	operation: RequestOperation,
	spec: RequestSpec,
): string | undefined {
	if ((spec.kind ?? operation.kind) === 'read') return undefined;
	return operation.subject ? operation.subject(spec) : spec.path;
}
