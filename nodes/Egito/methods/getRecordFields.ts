import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { path } from '../../shared/path';
import { load, type Loader } from '../../shared/pickers';
import { isRecord } from '../../shared/values';
import { dictionarySpec, dictionaryValues, LEAD_SOURCE } from '../api/dictionaries';
import { flattened, idOf, recordsOfGet } from '../api/records';
import { KNOWN_FIELDS } from '../operations/fields';
import { egito } from '../transport';
import { currentType, recentRecords } from './recentRecords';

/** How many records to learn from: fields that are empty in one record may be filled in another. */
const SAMPLES = 3;

const LEAD_DICTIONARIES: Array<[string, string]> = [['sourceId', LEAD_SOURCE]];

/** The fields that existing records of the chosen type have, with the kind of value they hold. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await load(this, egito, async (loader) => {
		const type = currentType(loader);
		const left = type === 'Lead' && loader.parameter('resource') === 'lead' ? KNOWN_FIELDS : [];
		const sample = await sampleOf(loader, type);
		const dictionaries = dictionariesOf(loader, type);
		const fields = Object.entries(sample)
			.filter(([name, value]) => name !== 'id' && !left.includes(name) && !Array.isArray(value))
			.map(async ([name, value]) => await fieldFor(loader, name, value, dictionaries.get(name)));
		return { fields: await Promise.all(fields) };
	});
}

/** One record with all fields of several; get may know fields that list does not show. */
async function sampleOf(loader: Loader, type: string): Promise<IDataObject> {
	const listed = (await recentRecords(loader)).slice(-SAMPLES);
	const details = listed.map(async (record) => {
		const id = idOf(record);
		if (id === undefined) return record;
		const { body } = await loader.call({
			method: 'GET',
			path: path`/${type}/get`,
			query: { id },
		});
		return { ...record, ...recordsOfGet(body)[0] };
	});
	return Object.assign({}, ...(await Promise.all(details)).map((record) => flattened(record)));
}

/** Which dictionary stands behind which field, as far as is known or the user says. */
function dictionariesOf(loader: Loader, type: string): Map<string, string> {
	const rows = loader.parameter('dictionaryFields.values');
	const named = (Array.isArray(rows) ? rows : [])
		.filter(isRecord)
		.map(({ field, dictionary }): [string, string] => [String(field), String(dictionary)]);
	return new Map([...(type === 'Lead' ? LEAD_DICTIONARIES : []), ...named]);
}

async function fieldFor(
	loader: Loader,
	name: string,
	value: unknown,
	dictionary: string | undefined,
): Promise<ResourceMapperField> {
	const field = {
		id: name,
		displayName: name,
		required: false,
		defaultMatch: false,
		display: true,
	};
	if (dictionary === undefined) return { ...field, type: typeOf(value) };
	const { body } = await loader.call(dictionarySpec(dictionary));
	const options: INodePropertyOptions[] = dictionaryValues(body).map(({ id, label }) => ({
		name: label,
		value: id,
	}));
	return { ...field, type: 'options', options };
}

/** Digits in a text stay text: phone numbers and codes are no numbers. */
function typeOf(value: unknown): 'boolean' | 'number' | 'string' {
	if (typeof value === 'boolean') return 'boolean';
	return typeof value === 'number' ? 'number' : 'string';
}
