import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { isVendorError } from '../../shared/nodeErrors';
import {
	fingerprintOf,
	type PolledRecord,
	type PollSource,
	type PollTools,
} from '../../shared/poll';
import { asNumber, asText } from '../../shared/values';
import { manyRecords } from '../api/evidence';
import { paged } from '../api/paging';
import { flatten } from '../api/read';
import { readRecord } from '../operations/records';
import type { Table } from '../tables/table';
import { hasFilter, LOOK_BACK_DAYS, watchable } from './watchable';

/**
 * FLOWii has no webhooks; its lists can be filtered by the moments of creation and change. Of orders,
 * business cases and goods `created-from` means a date that users enter, mostly midnight and often
 * past; so what is new is told by ID, and the lists look back further than the last poll. Whether
 * `edited-from` finds new records, too, is not documented: so both are asked.
 * https://flowiiapi.docs.apiary.io/
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Moments of adding are FLOWii's own, but its clock and n8n's may differ. */
const LOOK_BACK = DAY;

const LONG_LOOK_BACK = LOOK_BACK_DAYS * DAY;

/** Full records read at the same time. */
const READ_AT_ONCE = 5;

/** Records among which the newest are looked for. */
const SAMPLED = 100;

/** Version of a record of which only its being there is known. */
const THERE = '';

export const pollSource: PollSource = {
	overlap: 10 * MINUTE,
	memory: 'window',
	watched: ['record', 'event', 'company'],
	read,
	sample,
};

/** Records of one poll by ID: those in the list of new ones, and those in the list of changed ones. */
interface Found {
	created: Set<string>;
	edited: Set<string>;
}

async function read(
	tools: PollTools,
	since: Date,
	_until: Date,
	known?: ReadonlyMap<string, string>,
): Promise<PolledRecord[]> {
	const table = watchedTable(tools);
	const findAll = async () => await find(tools, table, since);
	const found = await findAll();
	if (!known) await addNewest(tools, table, found);
	const isNew = newAmong(found, known);
	const isWanted = (id: string) => (isForEdits(tools, table) && found.edited.has(id)) || isNew(id);
	const wanted = new Set([...found.created, ...found.edited].filter(isWanted));
	const full = await readAll(tools, table, [...wanted], findAll);
	// The others are remembered as they were, so that they are not new the next time.
	const others = [...found.created]
		.filter((id) => !wanted.has(id))
		.map((id) => ({ id, version: known?.get(id) ?? THERE, json: {} }));
	return [...others, ...full.map((record) => polledRecord(tools, table, record))];
}

async function find(tools: PollTools, table: Table, since: Date): Promise<Found> {
	const lookBack = table.datedByUsers ? LONG_LOOK_BACK : LOOK_BACK;
	const asksForEdits = table.datedByUsers === true || isForEdits(tools, table);
	const asked = async (filter: string, from: number) =>
		new Set(await listed(tools, table, { filter, from }));
	return {
		created: await asked('created-from', since.getTime() - lookBack),
		edited: asksForEdits ? await asked('edited-from', since.getTime()) : new Set(),
	};
}

/** IDs of a list, from a moment on. */
async function listed(
	tools: PollTools,
	table: Table,
	since?: { filter: string; from: number },
	limit?: number,
): Promise<string[]> {
	const query = since && { [`filter[${since.filter}]`]: Math.floor(since.from / 1000) };
	const spec = { method: 'GET', path: table.path, query, evidence: manyRecords } as const;
	return (await tools.list(spec, paged, limit)).map(({ id }) => asText(id));
}

/** On the first poll: so that IDs have something to be compared with, however old the last record is. */
async function addNewest(tools: PollTools, table: Table, { created }: Found): Promise<void> {
	if (!table.datedByUsers) return;
	for (const id of await listed(tools, table, undefined, SAMPLED)) created.add(id);
}

/**
 * Which records were not there at the last poll. One that is found only by its change may be old or may
 * be dated far back; FLOWii numbers its records, so a number beyond all known ones is new.
 */
function newAmong(
	{ created }: Found,
	known?: ReadonlyMap<string, string>,
): (id: string) => boolean {
	if (!known) return () => false;
	let highest = -Infinity;
	for (const id of known.keys()) highest = Math.max(highest, asNumber(id) || 0);
	return (id) => !known.has(id) && (created.has(id) || asNumber(id) > highest);
}

/**
 * Full records. One that is gone, and in no list any more, must not stop the trigger; but one that
 * FLOWii lists and cannot find is not passed over.
 */
async function readAll(
	tools: PollTools,
	table: Table,
	ids: string[],
	findAgain: () => Promise<Found>,
): Promise<IDataObject[]> {
	const full = new Map<string, IDataObject>();
	const missing: Array<{ id: string; error: Error }> = [];
	const readOne = async (id: string) => {
		const [outcome] = await Promise.allSettled([readRecord(tools.call, table, id)]);
		if (outcome.status === 'fulfilled') return void full.set(id, outcome.value);
		const error: unknown = outcome.reason;
		if (!isVendorError(error) || error.status !== 404) throw error;
		missing.push({ id, error });
	};
	for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
		await Promise.all(ids.slice(start, start + READ_AT_ONCE).map(readOne));
	}
	if (missing.length > 0) {
		const { created, edited } = await findAgain();
		for (const { id, error } of missing) if (created.has(id) || edited.has(id)) throw error;
	}
	return ids.map((id) => full.get(id)).filter((record) => record !== undefined);
}

async function sample(tools: PollTools, size: number): Promise<PolledRecord[]> {
	const table = watchedTable(tools);
	const since = { filter: 'created-from', from: Date.now() - LONG_LOOK_BACK };
	const recent = await listed(tools, table, since, SAMPLED);
	const ids = recent.length > 0 ? recent : await listed(tools, table, undefined, SAMPLED);
	const newest = ids.sort((a, b) => asNumber(b) - asNumber(a)).slice(0, size);
	const none = async () => ({ created: new Set<string>(), edited: new Set<string>() });
	const full = await readAll(tools, table, newest, none);
	return full.map((record) => polledRecord(tools, table, record));
}

function watchedTable({ parameters }: PollTools): Table {
	const name = parameters.text('record');
	const table = watchable.find(({ value }) => value === name);
	if (table) return table;
	throw new InputProblem('record', `cannot be watched: ${name}`);
}

/** Events cannot be listed by their changes. */
function isForEdits({ parameters }: PollTools, table: Table): boolean {
	return parameters.optionalText('event') === 'createdOrUpdated' && hasFilter(table, 'edited-from');
}

/** Records carry no moment of change, so a change is recognised by what the full record says. */
function polledRecord(tools: PollTools, table: Table, record: IDataObject): PolledRecord {
	const isSimple = tools.parameters.optionalFlag('simplify') !== false;
	return {
		id: asText(record.id),
		version: isForEdits(tools, table)
			? fingerprintOf([record.attributes, record.relationships, record.included])
			: THERE,
		json: isSimple ? flatten(record, table.fields) : record,
	};
}
