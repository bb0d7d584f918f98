import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Paging } from '../../shared/paging';
import type { Parameters } from '../../shared/parameters';
import { path } from '../../shared/path';
import { hasCredential, load, type Loader, searched } from '../../shared/pickers';
import type { QueryValue, RequestSpec } from '../../shared/request';
import { asText } from '../../shared/values';
import { manyRecords } from '../api/evidence';
import { paged, unpaged } from '../api/paging';
import { flatten, titleOf } from '../api/read';
import { COMPANIES } from '../credential';
import { codeListNamed } from '../operations/codeLists';
import { ownerTable } from '../operations/owners';
import { parentParameter } from '../operations/target';
import { codeLists, tables } from '../tables';
import { document } from '../tables/document';
import { partner } from '../tables/partner';
import {
	camelCase,
	type CodeListName,
	type CodeListTable,
	type Field,
	isPickable,
	type OwnerName,
	type PartPickerName,
	type PickerName,
	type ResourceTable,
	type Table,
} from '../tables/table';
import { flowii } from '../transport';
import { loadMethod, searchMethod } from './names';

/** As many results of a search as a list can sensibly show; more text finds the others. */
const MOST_RESULTS = 100;

/** Partners whose documents are listed for one search: each costs a call. */
const MOST_PARTNERS = 5;

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Where a picker's entries come from. */
interface Source {
	path: string;
	paging: Paging;
	query?: Record<string, QueryValue>;
	/** FLOWii searches by itself; else the node does. */
	searches?: boolean;
	/** Where records have no names. */
	titled?: Title;
}

type Title = (record: IDataObject) => string;

/** A link of the tables that is filled from a list: which list, and below which other field. */
interface Use {
	from: PickerName | PartPickerName;
	under?: string;
	/** Label of the other field. */
	underLabel?: string;
	many?: true;
}

const uses = tables.flatMap((table) => usesOf(table));

/** Every list search that a parameter names. */
export const listSearch: Record<string, Search> = {
	[searchMethod('company')]: searchIn(() => ({ path: COMPANIES, paging: unpaged })),
	[searchMethod('owner')]: searchIn(ownerSource),
	[searchMethod('entry')]: searchIn(entrySource),
	[searchMethod('document')]: searchDocuments,
	...Object.fromEntries(
		[...uses.filter(({ many }) => !many), ...ownLists()].map((use) => [
			searchMethod(use.from, use.under),
			searchIn((parameters) => sourceOf(use, parameters)),
		]),
	),
};

export const loadOptions: Record<string, LoadOptions> = Object.fromEntries(
	uses
		.filter(({ many }) => many)
		.map((use) => [
			loadMethod(use.from),
			async function (this: ILoadOptionsFunctions) {
				if (!hasCredential(this, flowii)) return [];
				const { results } = await find(this, (parameters) => sourceOf(use, parameters), undefined);
				return results.map(({ name, value }) => ({ name, value }));
			},
		]),
);

/** The records themselves are picked, too, for reading, changing and deleting them. */
function ownLists(): Use[] {
	const parts = tables.flatMap(({ parts: own = [] }) => own);
	return [...tables, ...parts].filter(isPickable).map(({ value }) => ({ from: value }));
}

function usesOf({ fields, filters = [], parts = [] }: Table & Pick<ResourceTable, 'parts'>): Use[] {
	return [...usesIn(fields), ...usesIn(filters), ...parts.flatMap(usesOf)];
}

function usesIn(fields: readonly Field[]): Use[] {
	return fields.flatMap((field) => {
		if (field.kind === 'child') return usesIn(field.fields);
		if (field.kind !== 'link' || field.from === undefined) return [];
		const { from, under, many } = field;
		return [{ from, under, underLabel: fields.find(({ name }) => name === under)?.label, many }];
	});
}

function searchIn(source: (parameters: Parameters) => Source): Search {
	return async function (this: ILoadOptionsFunctions, filter?: string) {
		return await find(this, source, filter);
	};
}

async function find(
	engine: ILoadOptionsFunctions,
	source: (parameters: Parameters) => Source,
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	return await load(engine, flowii, async (loader: Loader) => {
		const { path: listPath, paging, query, searches, titled } = source(loader.parameters);
		const text = searches && filter ? { 'filter[search-text]': filter } : {};
		const spec = asked({ path: listPath, query: { ...query, ...text } });
		const records = await loader.list(spec, paging, searches ? MOST_RESULTS : undefined);
		const entries = records.map((record) => entryFor(record, titled));
		return searches ? { results: entries } : searched(entries, filter);
	});
}

function entryFor(record: IDataObject, titled: Title = titleOf): INodeListSearchItems {
	return { name: titled(record), value: asText(record.id) };
}

/** FLOWii lists documents below partners only; so those of the partners that a search finds. */
async function searchDocuments(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await load(this, flowii, async ({ list }) => {
		const found = { path: partner.path, query: { 'filter[search-text]': filter } };
		const results: INodeListSearchItems[] = [];
		for (const owner of await list(asked(found), paged, MOST_PARTNERS)) {
			const below = asked({ path: `${partner.path}${path`/${asText(owner.id)}`}/documents` });
			const titled = titleFrom(document, DOCUMENT_TITLE);
			const documents = await list(below, paged, MOST_RESULTS);
			results.push(
				...documents.map((record) =>
					entryFor(record, () => `${titled(record)}, ${titleOf(owner)}`),
				),
			);
		}
		return { results };
	});
}

const DOCUMENT_TITLE = ['serialNr', 'typeName'];

function asked(spec: { path: string; query?: Record<string, QueryValue> }): RequestSpec {
	return { method: 'GET', evidence: manyRecords, ...spec };
}

/** A title of what flat records say about themselves: `Income, 120, Hotel Morava a. s.` */
function titleFrom({ fields }: Table, names: readonly string[]): Title {
	return (record) => {
		const flat = flatten(record, fields);
		const known = names.map((name) => flat[name]).filter((value) => (value ?? '') !== '');
		return known.length === 0 ? titleOf(record) : known.join(', ');
	};
}

function sourceOf({ from, ...place }: Omit<Use, 'many'>, parameters: Parameters): Source {
	const table = tables.find(({ value }) => value === from);
	if (table) return tableSource(table);
	const parent = tables.find(({ parts = [] }) => parts.some(({ value }) => value === from));
	if (parent) return partSource(parent, from as PartPickerName, parameters);
	return codeListSource(codeLists[from as CodeListName], place, parameters);
}

function tableSource(table: Table): Source {
	const { path: listPath, filters = [], unpaged: isWhole, pickable } = table;
	const searches = filters.some(({ name }) => name === 'search-text');
	const titled = Array.isArray(pickable) ? titleFrom(table, pickable as string[]) : undefined;
	return { path: listPath, paging: isWhole ? unpaged : paged, searches, titled };
}

/** Parts are listed below the record that was chosen above. */
function partSource(parent: ResourceTable, from: PartPickerName, parameters: Parameters): Source {
	const part = (parent.parts ?? []).find(({ value }) => value === from);
	if (!part) throw new InputProblem(from, 'is unknown');
	const id = neighbour(parameters, parentParameter(parent), parent.name);
	return { ...tableSource(part), path: `${parent.path}${path`/${id}`}/${part.path}` };
}

function codeListSource(
	list: CodeListTable,
	{ under, underLabel }: Pick<Use, 'under' | 'underLabel'>,
	parameters: Parameters,
): Source {
	if (under !== undefined && list.children !== undefined) {
		const parent = neighbour(parameters, camelCase(under), underLabel ?? list.name);
		return { path: `${list.path}${path`/${parent}`}/${list.children}`, paging: unpaged };
	}
	const needs = list.needs ?? [];
	const query = {
		...(needs.includes('documentType') && {
			documentType: neighbour(parameters, 'documentType', 'Document Type', 'type'),
		}),
		...(needs.includes('companyDataId') && {
			companyDataId: neighbour(parameters, 'companyData', 'Own Company'),
		}),
	};
	return { path: list.path, paging: unpaged, query };
}

function ownerSource(parameters: Parameters): Source {
	const owner = neighbour(parameters, 'owner', 'Belongs To') as OwnerName;
	return tableSource(ownerTable(owner));
}

function entrySource(parameters: Parameters): Source {
	return codeListSource(codeListNamed(neighbour(parameters, 'list', 'List')), {}, parameters);
}

/** The value of another parameter, beside the picker or above it. */
function neighbour(
	parameters: Parameters,
	name: string,
	displayName: string,
	otherName = name,
): string {
	const collections = ['&', '', 'additionalFields.', 'updateFields.', 'filters.'];
	for (const place of collections.flatMap((prefix) => [
		`${prefix}${name}`,
		`${prefix}${otherName}`,
	])) {
		const found = parameters.optionalId(place);
		if (found !== undefined) return found;
	}
	throw new InputProblem(name, 'is empty', `Choose '${displayName}' first.`);
}
