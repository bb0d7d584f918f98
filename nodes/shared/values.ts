import type { IDataObject } from 'n8n-workflow';

/** A plain object, as opposed to a list, a Buffer or a scalar. */
export function isRecord(value: unknown): value is IDataObject {
	return (
		value !== null && typeof value === 'object' && !Array.isArray(value) && !Buffer.isBuffer(value)
	);
}

/** An object that holds nothing but its members: no Date, no Map, nothing that writes itself otherwise. */
export function isPlainObject(value: unknown): value is IDataObject {
	if (!isRecord(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	// Not compared with this realm's prototype: n8n's expressions run in another.
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Names under which JavaScript keeps things of its own. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** Whether a name that came from outside may become a member of an object. */
export function isSafeName(name: string): boolean {
	return name !== '' && !RESERVED.includes(name) && !/\p{Cc}/u.test(name);
}

/** The value of a field, under its literal dotted name or nested. */
export function valueAt(record: unknown, name: string): unknown {
	if (!isRecord(record)) return undefined;
	if (Object.prototype.hasOwnProperty.call(record, name)) return record[name];
	const dot = name.indexOf('.');
	return dot < 0 ? undefined : valueAt(record[name.slice(0, dot)], name.slice(dot + 1));
}

/**
 * A value of an answer as text; '' for an object, because one with a member `toString` makes `String()`
 * fail, and the others are no texts either.
 */
export function asText(value: unknown): string {
	return isScalar(value) ? String(value) : '';
}

/** A value of an answer as a number; NaN for an object, as for any text that is none. */
export function asNumber(value: unknown): number {
	return isScalar(value) ? Number(value) : NaN;
}

function isScalar(value: unknown): boolean {
	return value === null || typeof value !== 'object';
}
