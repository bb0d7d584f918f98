import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';

import { Caller, type CallSettings, DEFAULT_TIMEOUT } from './call';
import { textsOf, toNodeError } from './nodeErrors';
import { collect, type Paging } from './paging';
import { Parameters } from './parameters';
import type { RequestSpec, VendorResponse } from './request';
import { editorSource } from './source';
import type { VendorApi } from './vendor';

/** Pickers give up sooner than runs: somebody is waiting at the screen. */
const PICKER_RETRIES = 1;

/** The most entries that a picker fetches for a list without search. */
const LONGEST_PICKER_LIST = 1_000;

/** What pickers and mappers may call. Only reads. */
export interface Loader {
	call(spec: RequestSpec): Promise<VendorResponse>;
	list(spec: RequestSpec, paging: Paging, limit?: number): Promise<IDataObject[]>;
	/** The node's parameters as they stand in the editor; `&name` is the one beside the picker. */
	parameters: Parameters;
}

/** Calls a vendor for a picker; errors become the text that n8n shows in the list. */
export async function load<T>(
	engine: ILoadOptionsFunctions,
	api: VendorApi,
	use: (loader: Loader) => Promise<T>,
): Promise<T> {
	try {
		return await use(await loaderFor(engine, api));
	} catch (error) {
		throw toNodeError(engine.getNode(), new Error(messageOf(error)), undefined);
	}
}

async function loaderFor(engine: ILoadOptionsFunctions, api: VendorApi): Promise<Loader> {
	const caller = await Caller.create(engine, api);
	const parameters = new Parameters(editorSource(engine));
	const settings: CallSettings = {
		maxRetries: PICKER_RETRIES,
		timeout: DEFAULT_TIMEOUT,
		preview: 'none',
		given: api.input?.(parameters) ?? {},
	};
	const call = async (spec: RequestSpec) => await caller.call(spec, 'read', settings);
	return {
		call,
		parameters,
		// A part of a long list is better than none to somebody who types what they look for.
		list: async (spec, paging, limit = LONGEST_PICKER_LIST) =>
			(await collect(call, spec, paging, limit)).records,
	};
}

function messageOf(error: unknown): string {
	const { message, advice } = textsOf(error);
	return advice === undefined ? message : `${message}. ${advice}`;
}

/** Entries whose name or value contains the search text, for APIs that cannot search themselves. */
export function searched(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchResult {
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = entries
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

interface LocatorTexts<N extends string> {
	displayName: string;
	name: N;
	/** Name of the node's `listSearch` method. */
	search: string;
	description?: string;
	/** An example id: `e.g. 34167`. */
	placeholder: string;
	required?: boolean;
	hint?: string;
}

/** A picker for one record: searchable list by default, ID always possible. */
export function locator<const N extends string>(texts: LocatorTexts<N>) {
	const { displayName, name, search, description, placeholder, required, hint } = texts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(required && { required }),
		...(description !== undefined && { description }),
		...(hint !== undefined && { hint }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	} as const satisfies INodeProperties;
}
