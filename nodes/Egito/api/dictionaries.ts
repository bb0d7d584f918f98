import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow, RequestSpec } from '../../shared/operation';
import { idOf, recordsIn, titleOf } from './records';

/** The dictionary behind the field `sourceId` of leads. https://egito.pl/pomoc/api/ */
export const LEAD_SOURCE = 'lead.source';

/** Codes of dictionaries that Egito names as examples; there is no list of all. */
export const KNOWN_DICTIONARIES = ['industry', LEAD_SOURCE, 'relationshipType'];

interface DictionaryValue {
	id: string;
	label: string;
}

/** Pick-lists are stored as IDs; this call tells which ID stands for what. */
export function dictionarySpec(type: string): RequestSpec {
	return {
		method: 'GET',
		path: '/SelectDictionary/list',
		query: { type },
		kind: 'read',
	};
}

/** ID and label of each entry, as far as they can be told; the shape of entries is not published. */
export function dictionaryValues(body: unknown): DictionaryValue[] {
	return recordsIn(body).flatMap((entry) => {
		const id = idOf(entry);
		return id === undefined ? [] : [{ id, label: labelOf(entry) }];
	});
}

function labelOf(entry: IDataObject): string {
	return typeof entry.label === 'string' ? entry.label : titleOf(entry);
}

/**
 * The ID of the dictionary value that people see as `label`. The dictionary is read once in a run.
 *
 * @throws InputProblem listing the labels there are
 */
export async function idOfLabel(
	flow: Flow,
	type: string,
	label: string,
	parameter: string,
): Promise<string> {
	const values = await flow.once(`dictionary ${type}`, async () =>
		dictionaryValues((await flow.call(dictionarySpec(type))).body),
	);
	const wanted = label.trim().toLowerCase();
	const found = values.filter((value) => value.label.trim().toLowerCase() === wanted);
	if (found.length === 1) return found[0].id;
	const labels = values.map((value) => value.label).join(', ');
	throw new InputProblem(
		parameter,
		found.length === 0
			? `is no label in the dictionary ${type}: ${label}`
			: `stands for several values of the dictionary ${type}: ${label}`,
		found.length === 0 ? `Egito has: ${labels}.` : 'Choose the value by its ID.',
	);
}
