import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from './inputProblem';
import type { Parameters } from './parameters';

interface PairsTexts {
	displayName: string;
	name: string;
	/** What one row is: `Field`. */
	row: string;
	/** An example name: `e.g. email`. */
	placeholder: string;
	description: string;
}

/** Rows of name and value, for what Egito knows by names that it does not publish. */
export function pairsProperty(texts: PairsTexts): INodeProperties {
	const { displayName, name, row, placeholder, description } = texts;
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${row}`,
		default: {},
		description,
		options: [
			{
				displayName: row,
				name: 'values',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}

/** The rows of name and value in a fixed collection as an object; dots stay in the names. */
export function pairs(parameters: Parameters, collection: string): IDataObject {
	const rows = parameters.list(`${collection}.values`).map(({ name, value }) => {
		const trimmed = String(name ?? '').trim();
		if (trimmed === '') {
			throw new InputProblem(collection, 'has a row without a name', 'Name every row.');
		}
		return [trimmed, value ?? ''];
	});
	return Object.fromEntries(rows) as IDataObject;
}
