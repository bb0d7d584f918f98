import type { Flow, RequestSpec } from '../shared/operation';

/**
 * A read that is the operation itself, not a look-up before a change: while *Preview Request* is on it is
 * shown like a change instead of being sent.
 */
export function previewable({ previewing }: Flow, spec: RequestSpec): RequestSpec {
	return previewing ? { ...spec, kind: 'write' } : spec;
}
