import { type CallSettings, DEFAULT_AT_ONCE, DEFAULT_RETRIES, DEFAULT_TIMEOUT } from './call';
import type { IfIncomplete } from './lists';
import type { Operation } from './operation';
import { Pace } from './pace';
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

/** An hour: what waits longer is meant as something else. */
const LONGEST_INTERVAL = 3_600_000;

export interface Batching {
	pace: Pace;
	/** Milliseconds between two batches. Without a pause the next item starts as soon as one ends. */
	interval: number;
}

/** How many items run at once: what the first item says, or as many as the vendor turns out to bear. */
export function batchingFor(api: VendorApi, first: Parameters): Batching {
	const batch = 'options.batching.batch';
	const size = first.optionalNumber(`${batch}.batchSize`);
	return {
		pace:
			size === undefined
				? Pace.earned(api.atOnce ?? DEFAULT_AT_ONCE)
				: Pace.fixed(Math.min(size, MOST_AT_ONCE)),
		interval: Math.min(
			Math.max(0, first.optionalNumber(`${batch}.batchInterval`) ?? 0),
			LONGEST_INTERVAL,
		),
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
