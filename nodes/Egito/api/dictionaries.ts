import type { IDataObject } from 'n8n-workflow';

import { evidence } from '../../shared/evidence';
import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { inOnePiece } from '../../shared/paging';
import type { RequestSpec, VendorResponse } from '../../shared/request';
import { asNumber, asText, isRecord } from '../../shared/values';
import { announcedIn, listIn } from './answers';
import { isSame, titleOf } from './records';

/** The dictionary behind the field `sourceId` of leads. https://egito.pl/pomoc/api/ */
export const LEAD_SOURCE = 'lead.source';

/** Codes of dictionaries that Egito names as examples; there is no list of all. */
export const KNOWN_DICTIONARIES = ['industry', LEAD_SOURCE, 'relationshipType'];

interface DictionaryValue {
	id: string;
	label: string;
}

/** Pick-lists are stored as IDs; this call tells which ID stands for what. */
export function dictionaryCall(type: string, property?: string) {
	const spec: RequestSpec = {
		method: 'GET',
		path: '/SelectDictionary/list',
		query: { type },
		kind: 'read',
		evidence: evidence('a list of dictionary values', ({ body }) =>
			Boolean(entriesIn(body, property)),
		),
	};
	const records = ({ body }: VendorResponse) => entriesIn(body, property) ?? [];
	return {
		spec,
		// Without `identity`: entries of a dictionary may have none, and come in one piece anyway.
		paging: inOnePiece(records, { announced: announcedIn, identity: () => undefined }),
	};
}

/**
 * The entries of a dictionary: records, plain texts (`{ value }`), or a map from ID to label. The shape
 * is not published; `undefined` for what is none of these.
 */
function entriesIn(body: unknown, property: string | undefined): IDataObject[] | undefined {
	const list = listIn(body, { property });
	if (!list) return property === undefined ? labelsIn(body) : undefined;
	return list.every((entry) => isRecord(entry) || isKey(entry))
		? list.map((entry) => (isRecord(entry) ? entry : { value: entry as string }))
		: undefined;
}

function isKey(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

/** `{ "11": "Website", "12": "Trade fair" }` */
function labelsIn(body: unknown): IDataObject[] | undefined {
	if (!isRecord(body)) return undefined;
	const entries = Object.entries(body);
	const isMap = entries.every(([id, label]) => /^\d+$/.test(id) && typeof label === 'string');
	return isMap && entries.length > 0
		? entries.map(([id, label]) => ({ id: asNumber(id), label }))
		: undefined;
}

/** ID and label of each entry, as far as they can be told. */
export function dictionaryValues(entries: IDataObject[]): DictionaryValue[] {
	return entries.flatMap((entry) => {
		const id = [entry.id, entry.value, entry.key].find(isKey);
		return id === undefined ? [] : [{ id: asText(id), label: labelOf(entry) }];
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
	const { spec, paging } = dictionaryCall(type);
	const values = await flow.once(`dictionary ${type}`, async () =>
		dictionaryValues(await flow.list(spec, paging, Infinity)),
	);
	const found = values.filter((value) => isSame(value.label, label));
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
