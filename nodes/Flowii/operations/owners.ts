import type { INodeProperties } from 'n8n-workflow';

import { byName } from '../../shared/alphabet';
import { InputProblem } from '../../shared/inputProblem';
import type { Parameters } from '../../shared/parameters';
import { wholeId } from '../api/ids';
import { tables } from '../tables';
import type { OwnerName, ResourceTable } from '../tables/table';
import { locator, searchedHow } from './inputs';
import { sentenceCase } from './target';

/** The table of the records below which others are listed. */
export function ownerTable(owner: OwnerName): ResourceTable {
	const table = tables.find(({ value }) => value === owner);
	if (table) return table;
	throw new InputProblem('owner', `is unknown: ${owner}`);
}

/** Which kind of record, if there is a choice, and which one. */
export function ownerInputs(owners: readonly OwnerName[]): INodeProperties[] {
	const [first] = owners;
	if (owners.length === 1) {
		return [
			{
				...locator({ displayName: ownerTable(first).name, name: 'ownerId', from: first }),
				required: true,
				description: searchedHow(ownerTable(first)),
			},
		];
	}
	return [
		{
			displayName: 'Belongs To',
			name: 'owner',
			type: 'options',
			default: first,
			description: 'The kind of record',
			options: owners.map((value) => ({ name: ownerTable(value).name, value })).sort(byName),
		},
		{
			...locator({ displayName: 'Record', name: 'ownerId', from: 'owner', dependsOn: ['owner'] }),
			required: true,
			description: `The ${ownersInWords(owners)}. The list searches in FLOWii for what you type.`,
		},
	];
}

/** `partner, business case or order` */
export function ownersInWords(owners: readonly OwnerName[]): string {
	const words = owners.map((owner) => sentenceCase(ownerTable(owner).name));
	return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ');
}

/** `/partners/457854` */
export function ownerPath(owners: readonly OwnerName[], parameters: Parameters): string {
	const owner = owners.length === 1 ? owners[0] : ownerNamed(owners, parameters);
	return `${ownerTable(owner).path}/${wholeId(parameters.locator('ownerId'), 'ownerId')}`;
}

function ownerNamed(owners: readonly OwnerName[], parameters: Parameters): OwnerName {
	const name = parameters.text('owner');
	const owner = owners.find((candidate) => candidate === name);
	if (owner) return owner;
	throw new InputProblem('owner', `is unknown: ${name}`, `Use one of: ${owners.join(', ')}.`);
}
