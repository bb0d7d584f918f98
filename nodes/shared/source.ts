import type { IDataObject, IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

import { InputProblem } from './inputProblem';
import type { ParameterSource } from './parameters';

/** Reads one item's parameters from n8n. */
export function n8nSource(engine: IExecuteFunctions, itemIndex: number): ParameterSource {
	return {
		itemIndex,
		timezone: engine.getTimezone(),
		get: (name) => read(engine, name, itemIndex),
		getExtracted: (name) => {
			const value = read(engine, name, itemIndex);
			// n8n refuses to extract from anything but a locator, for example from a plain id in an old workflow.
			const isLocator = value !== null && typeof value === 'object' && '__rl' in value;
			return isLocator ? read(engine, name, itemIndex, { extractValue: true }) : value;
		},
		binary: async (parameter, property) => {
			const item = engine.getInputData()[itemIndex];
			const data = item?.binary?.[property];
			if (!data)
				throw new InputProblem(
					parameter,
					`names no file of the item: ${property}`,
					hintFor(item?.binary),
				);
			return { data, content: await engine.helpers.getBinaryDataBuffer(itemIndex, property) };
		},
	};
}

function read(
	engine: IExecuteFunctions,
	name: string,
	itemIndex: number,
	options?: { extractValue: true },
): NodeParameterValueType | object | undefined {
	// Without a fallback n8n throws for a parameter that the node does not have or show.
	return engine.getNodeParameter(name, itemIndex, null, options) as
		| NodeParameterValueType
		| object
		| undefined;
}

function hintFor(binary: object | undefined): string {
	const names = Object.keys(binary ?? {});
	return names.length === 0
		? 'The item carries no file. Read one first, for example with the Read/Write Files from Disk node.'
		: `The item carries: ${names.join(', ')}.`;
}

/** A reader over a plain object with dotted names, for unit tests and for code outside of a run. */
export function plainSource(
	values: IDataObject,
	more: Partial<ParameterSource> = {},
): ParameterSource {
	const get = (name: string) =>
		name
			.split('.')
			.reduce<unknown>(
				(value, key) => (value as Record<string, unknown> | undefined)?.[key],
				values,
			) as NodeParameterValueType | undefined;
	return {
		itemIndex: 0,
		timezone: 'UTC',
		get,
		getExtracted: get,
		binary: async (parameter, property) => {
			throw new InputProblem(parameter, `names no file of the item: ${property}`);
		},
		...more,
	};
}
