import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

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
	// The editor asks before a credential is chosen, too; n8n's own words for it say less.
	if (!hasCredential(engine, api)) throw new NodeOperationError(engine.getNode(), CHOOSE_FIRST);
	try {
		return await use(await loaderFor(engine, api));
	} catch (error) {
		throw toNodeError(engine.getNode(), new Error(messageOf(error)), undefined);
	}
}

const CHOOSE_FIRST = 'Choose a credential first';

export function hasCredential(engine: ILoadOptionsFunctions, api: VendorApi): boolean {
	return engine.getNode().credentials?.[api.credentialType] !== undefined;
}

/**
 * Fields for the mapper of that name, or a notice in their place: what is still to be chosen, that there
 * are none, why they could not be loaded. n8n itself would show an alarm without a reason, or nothing.
 * Fields that the node has already stay, because n8n would throw away what was entered for them.
 */
export async function loadFields(
	engine: ILoadOptionsFunctions,
	api: VendorApi,
	mapper: string,
	use: (loader: Loader) => Promise<ResourceMapperField[] | string>,
): Promise<ResourceMapperFields> {
	const saved = engine.getCurrentNodeParameter(`${mapper}.schema`);
	const kept = Array.isArray(saved) ? (saved as unknown as ResourceMapperField[]) : [];
	if (!hasCredential(engine, api)) {
		return kept.length > 0 ? { fields: kept } : noFields(`${CHOOSE_FIRST}, then ${REOPEN}`);
	}
	// What the node has already is worth an alarm; an empty panel is told why it is empty.
	if (kept.length > 0) return fieldsOf(await load(engine, api, use));
	try {
		return fieldsOf(await load(engine, api, use));
	} catch (error) {
		return noFields(`The fields could not be loaded. ${messageOf(error)}`);
	}
}

function fieldsOf(found: ResourceMapperField[] | string): ResourceMapperFields {
	return typeof found === 'string' ? noFields(found) : { fields: found };
}

/** n8n asks for fields when the node is opened, and when what they depend on changes. */
const REOPEN = 'close this panel and open it again to see the fields.';

function noFields(notice: string): ResourceMapperFields {
	// n8n shows the notice as HTML.
	const text = notice.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	return { fields: [], emptyFieldsNotice: text };
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
	/** What the list shows while nothing is chosen, where that has a meaning. */
	empty?: string;
	/** Said while a long list loads. */
	slowLoad?: string;
	/** What the other way is called, where people do not think of an ID. */
	by?: 'By ID' | 'By Name';
	/** False where each list costs the user something: n8n asks again at each pause in typing. */
	searchable?: boolean;
	default?: string;
}

/** Milliseconds after which a list counts as slow. */
const SLOW = 3_000;

/** A picker for one record: list by default, typing its ID (or name) always possible. */
export function locator<const N extends string>(texts: LocatorTexts<N>) {
	const { displayName, name, search, description, placeholder, required, hint, slowLoad } = texts;
	const { by = 'By ID', searchable = true, default: value = '', empty } = texts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value },
		...(required && { required }),
		...(description !== undefined && { description }),
		...(hint !== undefined && { hint }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				...(empty !== undefined && { placeholder: empty }),
				typeOptions: {
					searchListMethod: search,
					searchable,
					...(slowLoad !== undefined && {
						slowLoadNotice: { message: slowLoad, timeout: SLOW },
					}),
				},
			},
			// n8n calls every mode of the name `id` By ID, whatever its own name says.
			{ displayName: by, name: by === 'By ID' ? 'id' : 'name', type: 'string', placeholder },
		],
	} as const satisfies INodeProperties;
}
