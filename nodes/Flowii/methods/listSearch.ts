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
import type { QueryValue } from '../../shared/request';
import { manyRecords } from '../api/evidence';
import { paged, unpaged } from '../api/paging';
import { titleOf } from '../api/read';
import { COMPANIES } from '../credential';
import { ownerTable } from '../operations/owners';
import { codeLists, tables } from '../tables';
import {
	camelCase,
	type CodeListName,
	type CodeListTable,
	type Field,
	isPickable,
	type OwnerName,
	type PickerName,
	type ResourceTable,
	type Table,
} from '../tables/table';
import { flowii } from '../transport';
import { loadMethod, searchMethod } from './names';

/** As many results of a search as a list can sensibly show; more text finds the others. */
const MOST_RESULTS = 100;

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Where a picker's entries come from. */
interface Source {
	path: string;
	paging: Paging;
	query?: Record<string, QueryValue>;
	/** FLOWii searches by itself; else the node does. */
	searches?: boolean;
}

/** A link of the tables that is filled from a list: which list, and below which other field. */
interface Use {
	from: PickerName;
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
	return tables.filter(isPickable).map(({ value }) => ({ from: value }));
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
		const { path: listPath, paging, query, searches } = source(loader.parameters);
		const text = searches && filter ? { 'filter[search-text]': filter } : {};
		const spec = {
			method: 'GET',
			path: listPath,
			query: { ...query, ...text },
			evidence: manyRecords,
		} as const;
		const records = await loader.list(spec, paging, searches ? MOST_RESULTS : undefined);
		const entries = records.map(
			(record): INodeListSearchItems => ({
				name: titleOf(record as IDataObject),
				value: String(record.id),
			}),
		);
		return searches ? { results: entries } : searched(entries, filter);
	});
}

function sourceOf({ from, ...place }: Omit<Use, 'many'>, parameters: Parameters): Source {
	const table = tables.find(({ value }) => value === from);
	if (table) return tableSource(table);
	return codeListSource(codeLists[from as CodeListName], place, parameters);
}

function tableSource({ path: listPath, filters = [], unpaged: isWhole }: ResourceTable): Source {
	const searches = filters.some(({ name }) => name === 'search-text');
	return { path: listPath, paging: isWhole ? unpaged : paged, searches };
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
	const name = neighbour(parameters, 'list', 'List') as CodeListName;
	return codeListSource(codeLists[name], {}, parameters);
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
