import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { isRecord } from '../../shared/values';

/**
 * The shapes of values that are more than a text or a number, with the parts that a person fills in.
 * Address and table: https://www.crmvox.com/apis-v2/insert/. Telephone, currency and search (lookup) are
 * named there; their members were seen in public clients only.
 */
const SHAPES = ['address', 'currency', 'search', 'table', 'telephone'] as const;

export type Shape = (typeof SHAPES)[number];

/** Parts without which the others say nothing: a country code is no telephone. */
const NEEDED: Record<Shape, string[]> = {
	address: ['value'],
	currency: ['value'],
	search: ['value', 'value_id'],
	table: ['value'],
	telephone: ['value'],
};

/** Whose value it is, for messages. */
export interface Place {
	/** Name of the node's parameter. */
	parameter: string;
	label: string;
}

/**
 * A value as the API takes it, from its parts, or undefined when nothing was entered. Parts left empty
 * are left out: sent as empty texts, an update would clear them.
 *
 * @throws InputProblem for an amount that is no number, or rows that are no list
 */
export function shapedValue(
	shape: Shape,
	parts: IDataObject,
	place: Place,
): IDataObject | undefined {
	const entered = Object.fromEntries(Object.entries(parts).filter(([, part]) => !isEmpty(part)));
	if (!NEEDED[shape].some((part) => part in entered)) return undefined;
	if (shape === 'table') return { type: shape, value: rowsOf(entered.value, place) };
	const texts = Object.fromEntries(
		Object.entries(entered).map(([part, value]) => [part, textOf(value, place)]),
	);
	if (shape !== 'currency') return { type: shape, ...texts };
	return { type: shape, ...texts, convert: amountOf(entered.value, place) };
}

function isEmpty(part: unknown): boolean {
	if (part === undefined || part === null) return true;
	return typeof part === 'string' ? part.trim() === '' : Array.isArray(part) && part.length === 0;
}

function textOf(part: IDataObject[string], { parameter, label }: Place): string {
	if (typeof part !== 'object' && !String(part).includes('[object Object]')) return String(part);
	throw new InputProblem(parameter, `has no text in '${label}'`, 'Choose a field of the object.');
}

/** As a text, 1.750 is a thousand here and less than two there, so nobody can tell what it means. */
const AMBIGUOUS = /^\s*-?\d{1,3}\.\d{3}\s*$/;

function amountOf(value: IDataObject[string], { parameter, label }: Place): number {
	const isAmbiguous = typeof value === 'string' && AMBIGUOUS.test(value);
	if (!isAmbiguous && /^\s*-?\d+(\.\d+)?\s*$/.test(String(value))) return Number(value);
	throw new InputProblem(
		parameter,
		`has no number as the amount of '${label}'`,
		'Use digits and a decimal point, without separators.',
	);
}

function rowsOf(value: unknown, { parameter, label }: Place): IDataObject[] {
	const rows: unknown = typeof value === 'string' ? parsedJson(value) : value;
	if (Array.isArray(rows) && rows.every(isRecord)) return rows;
	throw new InputProblem(
		parameter,
		`has no list of rows in '${label}'`,
		'Use the form [{ "column": "value" }].',
	);
}

/** The value in a text, or undefined when it is no JSON. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The shape of a value in a record, or undefined for a plain one. Answers leave out `type` at times. */
export function shapeOf(value: unknown): Shape | undefined {
	if (Array.isArray(value)) return value.some(isRecord) ? 'table' : undefined;
	if (!isRecord(value)) return undefined;
	const { type } = value;
	const named = SHAPES.find((shape) => shape === type);
	if (named) return named;
	if ('symbol' in value || 'convert' in value) return 'currency';
	if ('value_id' in value || 'searchModuleName' in value) return 'search';
	if ('country' in value || 'code' in value) return 'telephone';
	return Array.isArray(value.value) ? 'table' : undefined;
}

/** A value that an answer gave, as the API takes it: answers leave out the `type` that it asks for. */
export function asSent(value: IDataObject[string]): IDataObject[string] {
	const shape = shapeOf(value);
	return shape !== undefined && isRecord(value) ? { type: shape, ...value } : value;
}
