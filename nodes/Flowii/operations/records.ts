import type { IDataObject } from 'n8n-workflow';

import { isVendorError, withMore } from '../../shared/nodeErrors';
import type { Flow } from '../../shared/operation';
import type { Paging } from '../../shared/paging';
import type { Parameters } from '../../shared/parameters';
import { path } from '../../shared/path';
import type { RequestSpec } from '../../shared/request';
import { asText } from '../../shared/values';
import { selfLinks, type Written } from '../api/body';
import { customFieldsIn, writeCustomFields } from '../api/customFields';
import { manyRecords, oneRecord, theRecord } from '../api/evidence';
import { recordOf } from '../api/read';
import type { Table } from '../tables/table';
import { chosenCompany } from '../transport';
import { canRead, sentenceCase, type Target } from './target';

/** Steps that several operations share. */

/** What is about a record as a whole, whatever its fields. */
export interface Common {
	/** The company that the item names; undefined: the same for all items of a run. */
	company: string | undefined;
	/** Values of custom fields by ID or name, as they were entered. */
	customFields: IDataObject;
	/** Read the record again after it was saved. */
	returnFullRecord: boolean;
}

export function commonInput(parameters: Parameters, target: Target): Common {
	const { table } = target;
	return {
		company: chosenCompany(parameters),
		customFields:
			table.customFields && parameters.flag('setCustomFields')
				? parameters.mapped('customFields')
				: {},
		returnFullRecord: canRead(target) && parameters.flag('options.returnFullRecord'),
	};
}

export async function readRecord(
	call: Flow['call'],
	table: Table,
	id: string,
): Promise<IDataObject> {
	const response = await call({
		method: 'GET',
		path: `${table.path}${path`/${id}`}`,
		kind: 'read',
		evidence: theRecord(id),
	});
	return recordOf(response.body);
}

/**
 * Reads back what has been written. That the reading fails must not look as if the writing had
 * failed, or somebody repeats it; but a record that is not there was not written.
 *
 * @returns the record as FLOWii has it; undefined, with a hint, when it could only not be read
 */
export async function readBack(
	flow: Flow,
	table: Table,
	id: string,
): Promise<IDataObject | undefined> {
	const [outcome] = await Promise.allSettled([readRecord(flow.call, table, id)]);
	if (outcome.status === 'fulfilled') return outcome.value;
	const reason: unknown = outcome.reason;
	// Whatever is no answer of FLOWii's, such as a cancelled execution, is nothing to go on from.
	if (!isVendorError(reason)) throw reason;
	const { message, status } = reason;
	if (status === 404) {
		throw withMore(reason, {
			message: `FLOWii said that it saved the ${sentenceCase(table.name)} ${id}, but does not find it: ${message}`,
			hint: 'Look for it in FLOWii before repeating this.',
		});
	}
	flow.hint(`${table.name} ${id} was saved, but could not be read back: ${message}`);
	return undefined;
}

/** The records of a list, each in full if that is wanted. */
export async function listRecords(
	flow: Flow,
	spec: RequestSpec,
	paging: Paging,
	table: Table,
	isFull: boolean,
): Promise<IDataObject[]> {
	const thin = await flow.list({ ...spec, evidence: manyRecords }, paging);
	return isFull ? await readEach(flow, table, thin) : thin;
}

/** The full records of thin ones, in their order. Nothing new is asked for after a failure. */
export async function readEach(
	{ atOnce, call }: Pick<Flow, 'atOnce' | 'call'>,
	table: Table,
	thin: IDataObject[],
): Promise<IDataObject[]> {
	const full: IDataObject[] = [];
	for (let start = 0; start < thin.length; start += atOnce) {
		const group = thin.slice(start, start + atOnce);
		const read = async ({ id }: IDataObject) => await readRecord(call, table, asText(id));
		full.push(...(await Promise.all(group.map(read))));
	}
	return full;
}

/** Names the API user where a new record needs a user and nobody was named. */
export async function withSelf(
	flow: Flow,
	table: Table,
	written: Written,
	{ company }: Common,
): Promise<Written> {
	const relationships = { ...written.relationships };
	for (const { name, type } of selfLinks(table.fields, written)) {
		relationships[name] = { data: { type, id: await ownUserId(flow, company) } };
	}
	return { ...written, relationships };
}

async function ownUserId(flow: Flow, company: string | undefined): Promise<string> {
	return await flow.once(`self ${company}`, async () => {
		const { body } = await flow.call({
			method: 'GET',
			path: '/users/self',
			kind: 'read',
			evidence: oneRecord,
		});
		return asText(recordOf(body).id);
	});
}

/** Adds custom fields. Their definitions say how values are written; they are read once in a run. */
export async function withCustomFields(
	flow: Flow,
	table: Table,
	written: Written,
	{ company, customFields }: Common,
): Promise<Written> {
	if (Object.keys(customFields).length === 0) return written;
	const definitions = await flow.once(`custom fields ${table.value} ${company}`, async () => {
		const { body } = await flow.call({
			method: 'GET',
			path: `${table.path}/customfields`,
			kind: 'read',
			evidence: manyRecords,
		});
		return customFieldsIn(body);
	});
	const lists = writeCustomFields(customFields, definitions, flow.timezone);
	return { ...written, relationships: { ...written.relationships, ...lists } };
}
