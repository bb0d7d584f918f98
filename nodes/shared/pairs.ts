import type { INodeProperties } from 'n8n-workflow';

interface PairsTexts<N extends string> {
	displayName: string;
	name: N;
	/** What one row is: `Field`. */
	row: string;
	/** An example name: `e.g. email`. */
	placeholder?: string;
	description?: string;
	nameDescription?: string;
}

/** Rows of name and value, for what only the user's own system knows; `parameters.pairs` reads them. */
export function pairsProperty<const N extends string>(texts: PairsTexts<N>) {
	const { displayName, name, row, placeholder, description, nameDescription } = texts;
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${row}`,
		default: {},
		...(description !== undefined && { description }),
		options: [
			{
				displayName: row,
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						...(placeholder !== undefined && { placeholder }),
						...(nameDescription !== undefined && { description: nameDescription }),
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	} as const satisfies INodeProperties;
}
