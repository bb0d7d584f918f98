import type { IDataObject } from 'n8n-workflow';

/** A plain object, as opposed to a list, a Buffer or a scalar. */
export function isRecord(value: unknown): value is IDataObject {
	return (
		value !== null && typeof value === 'object' && !Array.isArray(value) && !Buffer.isBuffer(value)
	);
}
