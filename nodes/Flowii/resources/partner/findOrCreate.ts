import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import { VendorError } from '../../../shared/nodeErrors';
import type { Flow, FlowOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { asNumber, asText } from '../../../shared/values';
import { documentFor, type Written } from '../../api/body';
import { manyRecords, oneRecord } from '../../api/evidence';
import { paged } from '../../api/paging';
import { flatten, recordOf } from '../../api/read';
import { writtenForCreate } from '../../operations/create';
import { additionalFields, mainInputs } from '../../operations/fieldInputs';
import { companyInput, customFieldInputs, returnFullRecord } from '../../operations/inputs';
import {
	type Common,
	commonInput,
	readBack,
	readEach,
	withCustomFields,
} from '../../operations/records';
import { partner } from '../../tables/partner';
import type { Field } from '../../tables/table';
import { isMatch, makeFindable, type Wanted } from './match';

/** Each hit of the full-text search costs a call; FLOWii's quota is not documented. */
const MOST_CANDIDATES = 500;

const NOT_WRITTEN =
	'A partner that exists is returned as it is: fields entered for a new one are not written.';

const findBy: INodeProperties = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	default: 'registrationNumber',
	description: 'What must be exactly the same. Blanks and, in e-mail addresses, case do not count.',
	options: [
		{ name: 'E-Mail', value: 'email', description: 'Of the key contact or another contact' },
		{ name: 'Registration Number', value: 'registrationNumber', description: 'IČO of the firm' },
	],
};

const wantedInputs: INodeProperties[] = [
	{
		displayName: 'Registration Number',
		name: 'ico',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 46383913',
		description: 'IČO of the firm. A new partner gets it.',
		displayOptions: { show: { findBy: ['registrationNumber'] } },
	},
	{
		displayName: 'E-Mail',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@example.com',
		description: 'Of the key contact or another contact. A new partner gets it as key contact.',
		displayOptions: { show: { findBy: ['email'] } },
	},
];

const ifSeveral: INodeProperties = {
	displayName: 'If Several Match',
	name: 'ifSeveral',
	type: 'options',
	default: 'fail',
	description: 'What to do when more than one partner has the number or address',
	options: [
		{ name: 'Fail and Name Them', value: 'fail' },
		{ name: 'Use the Oldest', value: 'oldest', description: 'The one with the lowest ID' },
	],
};

const searchWidely: INodeProperties = {
	displayName: 'Search Widely',
	name: 'searchWidely',
	type: 'boolean',
	default: false,
	description:
		'Whether to look also at what FLOWii finds for the number as it was typed and for the name, in case its search knows no numbers or addresses. Still only an exact match counts.',
};

/** The number that is searched for has this label here; this one is for those found by e-mail. */
function toldApart(field: Field): Field {
	return field.name === 'ico' ? { ...field, label: 'Registration Number of New Partner' } : field;
}

interface FindInput {
	common: Common;
	wanted: Wanted;
	/** What FLOWii's full-text search is asked for, one after another until there is a match. */
	searches: string[];
	takesOldest: boolean;
	/** The partner that is created if there is none. */
	written: Written;
	/** Whether there is more to write than every partner has. */
	hasMore: boolean;
}

/** FLOWii has no exact filter: its full-text search finds candidates, which are then compared. */
export const findOrCreate: FlowOperation<FindInput> = {
	name: 'Find or Create',
	value: 'findOrCreate',
	action: 'Find or create partner',
	description:
		'Get the partner with this registration number or e-mail address; create it if there is none',
	kind: 'write',
	properties: [
		companyInput,
		findBy,
		...wantedInputs,
		...mainInputs(partner.fields),
		...additionalFields(partner.fields.map(toldApart)),
		...customFieldInputs(partner),
	],
	options: [ifSeveral, returnFullRecord, searchWidely],
	input: (parameters) => {
		const wanted = wantedBy(parameters);
		return {
			common: commonInput(parameters, { table: partner }),
			wanted,
			searches: searchesFor(parameters, wanted),
			takesOldest: parameters.optionalText('options.ifSeveral') === 'oldest',
			hasMore:
				Object.keys(parameters.collection('additionalFields')).length > 0 ||
				parameters.flag('setCustomFields'),
			written: makeFindable(writtenForCreate(parameters, partner), wanted),
		};
	},
	subject: ({ wanted }) => wanted.value,
	simplify: ({ created, ...record }) => ({ ...flatten(record, partner.fields), created }),
	run: async (flow, input) => {
		const { common, wanted } = input;
		// Items of one run that want the same new partner must not create it twice.
		const { item, record } = await flow.once(
			`partner ${common.company} ${wanted.by} ${wanted.value}`,
			async () => ({ item: flow.itemIndex, record: await findOrCreatePartner(flow, input) }),
		);
		const created = record.created === true && item === flow.itemIndex;
		if (!created && input.hasMore) flow.hint(NOT_WRITTEN);
		return { ...record, created };
	},
};

function wantedBy(parameters: Parameters): Wanted {
	return parameters.text('findBy') === 'email'
		? { by: 'email', value: parameters.email('email').toLowerCase() }
		: { by: 'ico', value: parameters.id('ico').replace(/\s/g, '') };
}

function searchesFor(parameters: Parameters, { by, value }: Wanted): string[] {
	if (!parameters.flag('options.searchWidely')) return [value];
	return [...new Set([value, parameters.id(by), parameters.text('name')])];
}

async function findOrCreatePartner(flow: Flow, input: FindInput): Promise<IDataObject> {
	const { wanted, takesOldest } = input;
	const matches = await findPartners(flow, input);
	if (matches.length > 1 && !takesOldest) {
		const names = matches.map(nameAndId).join(', ');
		throw new InputProblem(
			wanted.by,
			`belongs to several partners: ${names}`,
			"Join them in FLOWii, or choose Options > If Several Match > 'Use the Oldest'.",
		);
	}
	if (matches.length > 0) return { ...matches[0], created: false };
	return { ...(await createPartner(flow, input)), created: true };
}

function nameAndId(found: IDataObject): string {
	const { id, name } = flatten(found, partner.fields);
	return `${asText(name)} (${asText(id)})`;
}

/**
 * Lists are thin, so every candidate is read; the oldest comes first. One that cannot be read or
 * judged is an error, because it may be the one: nothing is created on its account.
 */
async function findPartners(flow: Flow, { searches, wanted }: FindInput): Promise<IDataObject[]> {
	for (const text of searches) {
		const query = { 'filter[search-text]': text };
		const spec = { method: 'GET', path: partner.path, query, evidence: manyRecords } as const;
		const candidates = await flow.list(spec, paged);
		if (candidates.length > MOST_CANDIDATES) throw tooMany(candidates.length, text);
		const full = await readEach(flow, partner, candidates);
		const matches = full.filter((found) => isMatch(flatten(found, partner.fields), wanted));
		if (matches.length > 0) return matches.sort((a, b) => asNumber(a.id) - asNumber(b.id));
	}
	return [];
}

function tooMany(found: number, text: string): VendorError {
	return new VendorError({
		message: `FLOWii finds ${found} partners for '${text}', too many to compare each`,
		hint: `At most ${MOST_CANDIDATES} are read one by one. Turn off Options > Search Widely, or check the number or address.`,
	});
}

async function createPartner(flow: Flow, { common, written }: FindInput): Promise<IDataObject> {
	const whole = await withCustomFields(flow, partner, written, common);
	const { body } = await flow.call({
		method: 'POST',
		path: partner.path,
		body: documentFor(partner, whole),
		evidence: oneRecord,
	});
	const record = recordOf(body);
	const full = common.returnFullRecord && (await readBack(flow, partner, asText(record.id)));
	return full || record;
}
