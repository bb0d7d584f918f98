import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { Flow, FlowOperation } from '../../../shared/operation';
import { documentFor, writeFields } from '../../api/body';
import { locatorAt } from '../../api/locator';
import { paged } from '../../api/paging';
import { flatten, recordOf } from '../../api/read';
import { createPlace } from '../../operations/create';
import { additionalFields, mainInputs } from '../../operations/fieldInputs';
import { companyInput, customFieldInputs, returnFullRecord } from '../../operations/inputs';
import { customFieldRelationships, readBack, readRecord } from '../../operations/records';
import { partner } from '../../tables/partner';
import { isMatch, makeFindable, type Wanted } from './match';

/** How many results of the full-text search are looked at. */
const MOST_CANDIDATES = 50;

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
		displayOptions: { show: { findBy: ['registrationNumber'] } },
	},
	{
		displayName: 'E-Mail',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@example.com',
		displayOptions: { show: { findBy: ['email'] } },
	},
];

const ifSeveral: INodeProperties = {
	displayName: 'If Several Match',
	name: 'ifSeveral',
	type: 'options',
	default: 'fail',
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

/** FLOWii has no exact filter: its full-text search finds candidates, which are then compared. */
export const findOrCreate: FlowOperation = {
	name: 'Find or Create',
	value: 'findOrCreate',
	action: 'Find or create partner',
	description: 'Get the partner with a registration number or e-mail address, or create it',
	kind: 'write',
	properties: [
		findBy,
		...wantedInputs,
		...mainInputs(partner.fields),
		...additionalFields(partner.fields),
		...customFieldInputs(partner),
		companyInput,
	],
	options: [ifSeveral, returnFullRecord, searchWidely],
	run: async (flow) => {
		const wanted = wantedBy(flow);
		const company = locatorAt(flow.parameters, 'company') ?? '';
		// Items of one run that want the same new partner must not create it twice.
		const { item, record } = await flow.once(
			`partner ${company} ${wanted.by} ${wanted.value}`,
			async () => ({ item: flow.itemIndex, record: await findOrCreatePartner(flow, wanted) }),
		);
		return { ...record, created: record.created === true && item === flow.itemIndex };
	},
};

function wantedBy({ parameters }: Flow): Wanted {
	return parameters.text('findBy') === 'email'
		? { by: 'email', value: parameters.email('email').toLowerCase() }
		: { by: 'ico', value: parameters.id('ico').replace(/\s/g, '') };
}

async function findOrCreatePartner(flow: Flow, wanted: Wanted): Promise<IDataObject> {
	const matches = await findPartners(flow, wanted);
	if (matches.length > 1 && flow.parameters.optionalText('options.ifSeveral') !== 'oldest') {
		const names = matches.map(({ id, name }) => `${String(name)} (${String(id)})`).join(', ');
		throw new InputProblem(
			wanted.by,
			`belongs to several partners: ${names}`,
			"Join them in FLOWii, or choose Options > If Several Match > 'Use the Oldest'.",
		);
	}
	if (matches.length > 0) return { ...matches[0], created: false };
	return { ...(await createPartner(flow, wanted)), created: true };
}

/** Lists are thin, so every candidate is read; the oldest comes first. */
async function findPartners(flow: Flow, wanted: Wanted): Promise<IDataObject[]> {
	for (const searched of searchTexts(flow, wanted)) {
		const candidates = await flow.list(
			{ method: 'GET', path: partner.path, query: { 'filter[search-text]': searched } },
			paged,
			MOST_CANDIDATES,
		);
		const matches: IDataObject[] = [];
		for (const { id } of candidates) {
			const found = flatten(await readRecord(flow.call, partner, String(id)), partner.fields);
			if (isMatch(found, wanted)) matches.push(found);
		}
		if (matches.length > 0) return matches.sort((a, b) => Number(a.id) - Number(b.id));
	}
	return [];
}

function searchTexts({ parameters }: Flow, { by, value }: Wanted): string[] {
	if (!parameters.flag('options.searchWidely')) return [value];
	return [...new Set([value, parameters.id(by), parameters.text('name')])];
}

async function createPartner(flow: Flow, wanted: Wanted): Promise<IDataObject> {
	const written = writeFields(partner.fields, flow.parameters, { verb: 'create', at: createPlace });
	makeFindable(written, wanted);
	Object.assign(written.relationships, await customFieldRelationships(flow, partner));
	const response = await flow.call({
		method: 'POST',
		path: partner.path,
		body: documentFor(partner, written),
	});
	const record = recordOf(response.body);
	return flow.parameters.flag('options.returnFullRecord')
		? await readBack(flow, partner, String(record.id))
		: flatten(record, partner.fields);
}
