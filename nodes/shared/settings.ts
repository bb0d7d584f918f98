import type { Batching } from './batch';
import { type CallSettings, DEFAULT_AT_ONCE, DEFAULT_RETRIES, DEFAULT_TIMEOUT } from './call';
import type { IfIncomplete } from './lists';
import type { Operation } from './operation';
import type { Parameters } from './parameters';
import type { VendorApi } from './vendor';

/** The parameters that the kernel reads for itself: *Options*, *Return All*, *Limit*, *Simplify*. */

export function callSettings(
	api: VendorApi,
	operation: Operation,
	parameters: Parameters,
): CallSettings {
	const whilePreviewing = operation.kind === 'read' ? 'all' : 'writes';
	return {
		maxRetries: parameters.optionalNumber('options.maxRetries') ?? DEFAULT_RETRIES,
		timeout: parameters.optionalNumber('options.timeout') ?? DEFAULT_TIMEOUT,
		preview: parameters.flag('options.previewRequest') ? whilePreviewing : 'none',
		given: api.input?.(parameters) ?? {},
	};
}

/** The most that the field takes; an expression may give anything. */
const MOST_AT_ONCE = 50;

/** How many items run at once; the value of the first item counts. */
export function batchingFor(api: VendorApi, operations: Operation[], first: Parameters): Batching {
	const batch = 'options.batching.batch';
	const hasWrites = operations.some(({ kind }) => kind === 'write');
	const size =
		first.optionalNumber(`${batch}.batchSize`) ?? (hasWrites ? 1 : (api.atOnce ?? DEFAULT_AT_ONCE));
	return {
		size: Math.min(Math.max(1, Math.floor(size)), MOST_AT_ONCE),
		interval: Math.max(0, first.optionalNumber(`${batch}.batchInterval`) ?? 0),
	};
}

/** How many records a list has to bring. */
export function limitOf(parameters: Parameters): number {
	if (parameters.flag('returnAll')) return Infinity;
	return Math.max(1, Math.floor(parameters.optionalNumber('limit') ?? Infinity));
}

export function ifIncompleteOf(parameters: Parameters): IfIncomplete {
	return parameters.optionalText('options.ifIncomplete') === 'returnPart' ? 'returnPart' : 'error';
}

export function wantsSimple(parameters: Parameters): boolean {
	return parameters.optionalFlag('simplify') ?? true;
}
