import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { load, type Loader, searched } from '../../shared/pickers';
import { isRecord } from '../../shared/values';
import { isSystem } from '../resources/record/fields/columns';
import { wolkvox } from '../transport';
import { recentRecords } from './recentRecords';

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** What the vendor's pages and public clients call the modules that every CRM has. */
const MODULES = ['collections', 'contacts', 'leads', 'opportunities'];

/** https://www.crmvox.com/apis-v2/query-cases/ */
const CASE_TYPES = ['Request', 'Complaints', 'Claims', 'Suggestions'];

const CASES = 'cases';

/** What an answer about cases is not documented to look like: each is read under all names that occur. */
const TYPE = ['case-type', 'type case'];
const USERS = ['responsible', 'responsible user', 'owner', 'owner user', 'wolkvox_owner'];

export const listSearch: Record<string, Search> = {
	searchModules: searchIn(async () => MODULES),
	// Cases have operations of their own, but activities may hang on them.
	searchRelatedModules: searchIn(async () => [CASES, ...MODULES]),
	searchFields: searchIn(async (loader) =>
		(await recordsOf(loader, 'module', 'Module')).flatMap((record) =>
			Object.keys(record).filter((label) => !isSystem(label)),
		),
	),
	searchOwners: searchIn(async (loader) =>
		(await recordsOf(loader, 'relatedModule', 'Related Module')).flatMap((record) =>
			usersIn(record, ['wolkvox_owner']),
		),
	),
	searchCaseUsers: searchIn(async (loader) =>
		(await recentRecords(loader, CASES)).flatMap((record) => usersIn(record, USERS)),
	),
	searchCaseTypes: searchIn(async (loader) => [
		...CASE_TYPES,
		...(await recentRecords(loader, CASES)).flatMap((record) => textsIn(record, TYPE)),
	]),
	searchCaseStatuses: searchIn(async (loader) =>
		(await recentRecords(loader, CASES)).flatMap((record) => textsIn(record, ['status'])),
	),
	searchCasePriorities: searchIn(async (loader) =>
		(await recentRecords(loader, CASES)).flatMap((record) => textsIn(record, ['priority'])),
	),
};

/** Each value once, in the order of the alphabet. */
function searchIn(values: (loader: Loader) => Promise<string[]>): Search {
	return async function (filter) {
		const found = await load(this, wolkvox, values);
		const entries = [...new Set(found)].map((value) => ({ name: value, value }));
		return searched(entries, filter);
	};
}

async function recordsOf(
	loader: Loader,
	parameter: 'module' | 'relatedModule',
	label: string,
): Promise<IDataObject[]> {
	const module = loader.parameters.optionalChoice(parameter)?.trim() ?? '';
	if (module === '') {
		throw new InputProblem(label, 'is empty', 'Choose the module first, or enter a name.');
	}
	return await recentRecords(loader, module);
}

function textsIn(record: IDataObject, names: string[]): string[] {
	return names
		.map((name) => record[name])
		.map((value) => (isRecord(value) ? value.value : value))
		.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/** Users are `name@operation`, plain or within an object. */
function usersIn(record: IDataObject, names: string[]): string[] {
	return names
		.map((name) => record[name])
		.map((value) => (isRecord(value) ? value.user : value))
		.filter((user): user is string => typeof user === 'string' && user.includes('@'));
}
