import type { IDataObject, INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import type { DateFormat } from './dates';
import type { InputProblem } from './inputProblem';
import type { FileContent } from './request';

/**
 * The types that let the compiler check parameter names: an operation can read only what it declares,
 * and only as what it is.
 */

/** A parameter as a dotted name and n8n's type of it: `['additionalFields.email', 'string']`. */
type Entry<P, Prefix extends string> = P extends {
	name: infer N extends string;
	type: infer T;
}
	? string extends N
		? never // A name that is not a literal promises nothing.
		:
				| [`${Prefix}${N}`, T]
				| (P extends { type: 'collection'; options: readonly (infer O)[] }
						? Entry<O, `${Prefix}${N}.`>
						: never)
				| (P extends { type: 'fixedCollection'; options: readonly (infer G)[] }
						? Rows<G, `${Prefix}${N}.`>
						: never)
	: never;

/** The groups of a fixed collection: the rows, and their members by index or, of a single row, without. */
type Rows<G, Prefix extends string> = G extends {
	name: infer N extends string;
	values: readonly (infer V)[];
}
	? [`${Prefix}${N}`, 'rows'] | Entry<V, `${Prefix}${N}.` | `${Prefix}${N}.${number}.`>
	: never;

/** Every parameter of a list of properties, nested ones too. */
export type ParametersIn<L extends readonly unknown[], Prefix extends string = ''> = Entry<
	L[number],
	Prefix
>;

export type Known = [string, NodePropertyTypes | 'rows'];

type Named<E extends Known, T> = E extends [infer N extends string, T] ? N : never;
type Any<E extends Known> = E[0];
type Text = 'string' | 'options' | 'number' | 'dateTime' | 'json';
type Id = 'string' | 'number' | 'resourceLocator' | 'options';

/**
 * Reads one item's parameters; `Parameters` explains what each reader takes and refuses. Written as
 * properties and not as methods, because only those are compared strictly: a helper that reads a
 * parameter cannot be given a reader that does not know it.
 */
export interface Reader<E extends Known> {
	readonly itemIndex: number;
	readonly itemCount: number;
	readonly timezone: string;
	readonly isTool: boolean;
	readonly item: IDataObject;
	readonly fileNames: string[];
	readonly raw: (name: Any<E>) => unknown;
	readonly missing: (name: Any<E>, hint: string) => InputProblem;
	readonly text: (name: Named<E, Text>) => string;
	readonly optionalText: (name: Named<E, Text>) => string | undefined;
	readonly id: (name: Named<E, Id>) => string;
	readonly optionalId: (name: Named<E, Id>) => string | undefined;
	readonly locator: (name: Named<E, 'resourceLocator'>) => string;
	readonly optionalLocator: (name: Named<E, 'resourceLocator'>) => string | undefined;
	readonly choice: (name: Named<E, 'resourceLocator'>) => string;
	readonly optionalChoice: (name: Named<E, 'resourceLocator'>) => string | undefined;
	readonly email: (name: Named<E, 'string'>) => string;
	readonly optionalEmail: (name: Named<E, 'string'>) => string | undefined;
	readonly number: (name: Named<E, 'number' | 'options' | 'string'>) => number;
	readonly optionalNumber: (name: Named<E, 'number' | 'options' | 'string'>) => number | undefined;
	readonly flag: (name: Named<E, 'boolean'>) => boolean;
	readonly optionalFlag: (name: Named<E, 'boolean'>) => boolean | undefined;
	readonly date: (name: Named<E, 'dateTime'>, format: DateFormat) => string;
	readonly optionalDate: (name: Named<E, 'dateTime'>, format: DateFormat) => string | undefined;
	readonly optionalUnixSeconds: (name: Named<E, 'dateTime'>) => number | undefined;
	readonly json: (name: Named<E, 'json'>) => unknown;
	readonly jsonObject: (name: Named<E, 'json' | 'hidden'>) => IDataObject;
	readonly collection: (name: Named<E, 'collection' | 'fixedCollection'>) => IDataObject;
	readonly list: (name: Named<E, 'rows'>) => IDataObject[];
	readonly pairs: (name: Named<E, 'fixedCollection'>, blanks?: 'trimmed' | 'kept') => IDataObject;
	readonly texts: (name: Named<E, 'string' | 'multiOptions'>) => string[];
	readonly mapped: (name: Named<E, 'resourceMapper'>) => IDataObject;
	readonly file: (name: Named<E, 'string'>) => Promise<FileContent>;
	readonly fileAt: (parameter: Any<E>, property: string) => Promise<FileContent>;
	readonly outputField: (name: Named<E, 'string'>) => string;
	readonly evaluate: (expression: string) => string;
}

/** A property list that keeps its literal types, for parameters that several operations share. */
export function properties<const P extends INodeProperties[]>(...list: P): P {
	return list;
}
