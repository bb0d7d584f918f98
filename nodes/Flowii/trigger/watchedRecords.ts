import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { simplifyProperty } from '../../shared/commonProperties';
import { InputProblem } from '../../shared/inputProblem';
import { isVendorError } from '../../shared/nodeErrors';
import { path } from '../../shared/path';
import {
	fingerprintOf,
	type PolledRecord,
	type PollSource,
	type PollTools,
} from '../../shared/poll';
import { paged } from '../api/paging';
import { flatten, recordOf } from '../api/read';
import { companyInput } from '../operations/inputs';
import { tables } from '../tables';
import type { ResourceTable } from '../tables/table';

/** FLOWii has no webhooks; its lists can be filtered by the moments of creation and change. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** In manual mode only so many records are read; the kernel shows the last of them. */
const SAMPLE_SIZE = 5;

function hasFilter({ filters = [] }: ResourceTable, name: string): boolean {
	return filters.some((filter) => filter.name === name);
}

/** What can be watched: whatever can be read one by one and listed by its creation. */
export const watchable = tables.filter(
	(table) => table.verbs.includes('get') && hasFilter(table, 'created-from'),
);

const withoutEdits = watchable
	.filter((table) => !hasFilter(table, 'edited-from'))
	.map(({ value }) => value);

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Record',
		name: 'record',
		type: 'options',
		default: 'order',
		description: 'What to watch',
		options: watchable
			.map(({ name, value }) => ({ name, value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	},
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		default: 'created',
		displayOptions: { hide: { record: withoutEdits } },
		options: [
			{ name: 'Created', value: 'created', description: 'Each new record once' },
			{
				name: 'Created or Updated',
				value: 'createdOrUpdated',
				description: 'Each new record, and each record again when it was changed',
			},
		],
	},
	companyInput,
	simplifyProperty,
];

/** @param isSample whether a few records are enough, as in manual mode */
export function pollSource(isSample: boolean): PollSource {
	return {
		overlap: 2 * MINUTE,
		memory: 'window',
		sampleWindow: 30 * DAY,
		watched: ['record', 'event', 'company'],
		read: async (tools, since) => await readSince(tools, since, isSample),
	};
}

async function readSince(
	tools: PollTools,
	since: Date,
	isSample: boolean,
): Promise<PolledRecord[]> {
	const table = watchedTable(tools);
	const isEdits =
		tools.parameters.optionalText('event') === 'createdOrUpdated' &&
		hasFilter(table, 'edited-from');
	const ids = new Set<string>();
	// Whether an edit filter finds new records, too, is not documented: so both are asked.
	for (const filter of isEdits ? ['created-from', 'edited-from'] : ['created-from']) {
		const query = { [`filter[${filter}]`]: Math.floor(since.getTime() / 1000) };
		const records = await tools.list({ method: 'GET', path: table.path, query }, paged);
		for (const { id } of records) ids.add(String(id));
	}
	const wanted = isSample ? [...ids].slice(-SAMPLE_SIZE) : [...ids];
	const polled: PolledRecord[] = [];
	for (const id of wanted) {
		const record = await readOne(tools, table, id);
		if (record) polled.push(polledRecord(tools, table, record, isEdits));
	}
	return polled;
}

function watchedTable({ parameters }: PollTools): ResourceTable {
	const name = parameters.text('record');
	const table = watchable.find(({ value }) => value === name);
	if (table) return table;
	throw new InputProblem('record', `cannot be watched: ${name}`);
}

/** A record that was deleted in the meantime must not stop the trigger. */
async function readOne(
	tools: PollTools,
	table: ResourceTable,
	id: string,
): Promise<IDataObject | undefined> {
	const spec = { method: 'GET', path: `${table.path}${path`/${id}`}` } as const;
	const [outcome] = await Promise.allSettled([tools.call(spec)]);
	if (outcome.status === 'fulfilled') return recordOf(outcome.value.body);
	const reason: unknown = outcome.reason;
	if (isVendorError(reason) && reason.status === 404) return undefined;
	throw reason;
}

/** Records carry no moment of change, so a change is recognised by what the full record says. */
function polledRecord(
	{ parameters }: PollTools,
	table: ResourceTable,
	record: IDataObject,
	isEdits: boolean,
): PolledRecord {
	const isSimple = parameters.optionalFlag('simplify') !== false;
	return {
		id: String(record.id),
		version: isEdits
			? fingerprintOf([record.attributes, record.relationships, record.included])
			: '',
		json: isSimple ? flatten(record, table.fields) : record,
	};
}
