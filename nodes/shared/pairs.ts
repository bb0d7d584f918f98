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
	valueDescription?: string;
}

/** Rows of name and value, for what only the user's own system knows; `parameters.pairs` reads them. */
export function pairsProperty<const N extends string>(texts: PairsTexts<N>) {
	const { displayName, name, row, placeholder, description } = texts;
	const nameDescription = texts.nameDescription ?? 'As the system that is called knows it';
	const valueDescription = texts.valueDescription ?? 'What is sent under this name';
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
						description: nameDescription,
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: valueDescription,
					},
				],
			},
		],
	} as const satisfies INodeProperties;
}
