import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { Parameters } from '../../shared/parameters';
import { type Loader, loadFields } from '../../shared/pickers';
import { gotten, recordsOfGet, recordWithId } from '../api/answers';
import { selectorOf } from '../api/dialect';
import { dictionaryCall, dictionaryValues } from '../api/dictionaries';
import { newestOf } from '../api/lists';
import { flattened, idOf } from '../api/records';
import { readSpec } from '../api/requests';
import { emailNames } from '../operations/email';
import { GUESSED_FIELDS } from '../operations/guesses';
import { PUBLISHED_TYPES } from '../operations/recordType';
import { egito } from '../transport';
import { isTypeMissing, type Setting, settingOf } from './setting';

/** How many records to learn from: fields that are empty in one record may be filled in another. */
const SAMPLES = 3;

const NOTHING_TO_LEARN_FROM =
	'Egito has no record of this type yet from which fields could be learned. Enter them by name and value.';

const NO_MORE_FIELDS =
	'Existing records of this type show no other fields than those above. Enter others by name and value.';

/** The fields that existing records of the chosen type have, with the kind of value they hold. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await loadFields(this, egito, 'mappedFields', async (loader) => {
		if (isTypeMissing(loader.parameters)) return 'Enter the record type to see its fields.';
		const setting = settingOf(loader.parameters);
		const sample = await sampleOf(loader, setting);
		if (sample === undefined) return guessedFields(setting.name) ?? NOTHING_TO_LEARN_FROM;
		const dictionaries = dictionariesOf(loader.parameters, setting.name);
		const names = emailNames([sample]);
		const left = [
			'id',
			setting.dialect.idName,
			...setting.knownFields.map(wireNameOf),
			// The input of its own finds it as well, unless it is one of several.
			...(setting.hasEmail && names.length === 1 ? names : []),
		];
		const fields = Object.entries(sample)
			.filter(([name, value]) => !left.includes(name) && !Array.isArray(value))
			.map(async ([name, value]) => await fieldFor(loader, name, value, dictionaries.get(name)));
		return fields.length > 0 ? await Promise.all(fields) : NO_MORE_FIELDS;
	});
}

/** Names that are worth a try, each marked as a guess. */
function guessedFields(type: string): ResourceMapperField[] | undefined {
	return GUESSED_FIELDS[type]?.map((name) => ({
		id: name,
		displayName: `${name} (a guess: compare with your form in Egito)`,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'string',
	}));
}

function wireNameOf({ wireName }: { wireName: string }): string {
	return wireName;
}

/** One record with all fields of several; get may know fields that list does not show. */
async function sampleOf(loader: Loader, setting: Setting): Promise<IDataObject | undefined> {
	const newest = await newestOf(loader, setting.list, setting.dialect, SAMPLES);
	if (newest.length === 0) return undefined;
	const records = await Promise.all(
		newest.map(async (record) => ({ ...record, ...(await detailsOf(loader, setting, record)) })),
	);
	return records
		.flatMap((record) => Object.entries(flattened(record)))
		.reduce<IDataObject>(
			(sample, [name, value]) => ({ ...sample, [name]: sample[name] ?? value }),
			{},
		);
}

/** What get knows of a record: nothing when it is refused; then what the list gave has to do. */
async function detailsOf(
	{ call }: Loader,
	{ name, dialect }: Setting,
	record: IDataObject,
): Promise<IDataObject> {
	const { idName } = dialect;
	const id = idOf(record, idName);
	if (id === undefined) return {};
	const evidence = gotten({ type: name }, idName, id);
	try {
		const { body } = await call(readSpec(dialect, name, 'get', selectorOf(dialect, id), evidence));
		return recordWithId(recordsOfGet(body, { type: name }, idName), idName, id) ?? {};
	} catch {
		return {};
	}
}

/** Which dictionary stands behind which field, as far as is known or the user says. */
function dictionariesOf(parameters: Parameters, name: string): Map<string, string> {
	const type = PUBLISHED_TYPES.find((candidate) => candidate.type === name);
	const known = (type?.knownFields ?? []).flatMap(
		({ wireName, dictionary }): Array<[string, string]> =>
			dictionary === undefined ? [] : [[wireName, dictionary]],
	);
	const named = parameters
		.list('dictionaryFields.values')
		.map(({ field, dictionary }): [string, string] => [
			String(field ?? '').trim(),
			String(dictionary ?? '').trim(),
		])
		.filter(([, dictionary]) => dictionary !== '');
	return new Map([...known, ...named]);
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
	const { spec, paging } = dictionaryCall(dictionary);
	const values = dictionaryValues(await loader.list(spec, paging));
	const options: INodePropertyOptions[] = values.map(({ id, label }) => ({
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
