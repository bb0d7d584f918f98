import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/**
 * The shapes of values that are more than a text or a number, with the parts that a person fills in.
 * Address and table: https://www.crmvox.com/apis-v2/insert/. Telephone, currency and search (lookup) are
 * named there; their members were seen in public clients only.
 */
export type Shape = 'address' | 'currency' | 'search' | 'table' | 'telephone';

/** A value as the API takes it, from its parts. Parts left empty are sent empty, as clients do. */
export function shapedValue(shape: Shape, parts: IDataObject): IDataObject {
	switch (shape) {
		case 'address':
			return { type: 'address', value: textOf(parts.value) };
		case 'currency':
			return {
				type: 'currency',
				value: textOf(parts.value),
				symbol: textOf(parts.symbol),
				convert: Number(parts.value),
			};
		case 'search':
			return {
				type: 'search',
				value: textOf(parts.value),
				value_id: textOf(parts.value_id),
				searchModuleName: textOf(parts.searchModuleName),
			};
		case 'table':
			return { type: 'table', value: parts.value };
		case 'telephone':
			return {
				type: 'telephone',
				value: textOf(parts.value),
				country: textOf(parts.country),
				code: textOf(parts.code),
			};
	}
}

/** The shape of a value in a record, or undefined for a plain one. Answers leave out `type` at times. */
export function shapeOf(value: unknown): Shape | undefined {
	if (Array.isArray(value)) return value.some(isRecord) ? 'table' : undefined;
	if (!isRecord(value)) return undefined;
	const { type } = value;
	if (typeof type === 'string' && isShape(type)) return type;
	if ('symbol' in value || 'convert' in value) return 'currency';
	if ('value_id' in value || 'searchModuleName' in value) return 'search';
	if ('country' in value || 'code' in value) return 'telephone';
	return Array.isArray(value.value) ? 'table' : undefined;
}

function isShape(name: string): name is Shape {
	return ['address', 'currency', 'search', 'table', 'telephone'].includes(name);
}

function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}
