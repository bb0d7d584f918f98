import type { IDataObject } from 'n8n-workflow';

import { formatDate } from '../../shared/dates';
import type { Flow, Paging, RequestSpec } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { path } from '../../shared/path';
import { isWritable, type Place } from '../api/body';
import { customFieldsIn, writeCustomFields } from '../api/customFields';
import { locatorAt } from '../api/locator';
import { flatten, recordOf } from '../api/read';
import type { ResourceTable } from '../tables/table';
import { companyKey } from '../transport';

/** Steps that several operations share. */

/** How many full records of a list are read at the same time, unless *Items per Batch* says otherwise. */
const READ_AT_ONCE = 5;

export async function readRecord(
	call: Flow['call'],
	table: ResourceTable,
	id: string,
): Promise<IDataObject> {
	const response = await call({
		method: 'GET',
		path: `${table.path}${path`/${id}`}`,
		kind: 'read',
	});
	return recordOf(response.body);
}

/**
 * Reads back what has been written. That the reading fails must not look as if the writing had
 * failed, or somebody repeats it.
 */
export async function readBack(flow: Flow, table: ResourceTable, id: string): Promise<IDataObject> {
	try {
		return flatten(await readRecord(flow.call, table, id), table.fields);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		flow.hint(`${table.name} ${id} was saved, but could not be read back: ${reason}`);
		return { id };
	}
}

/** The records of a list, as many as the item asks for, full and flat if it wants them so. */
export async function listRecords(
	flow: Flow,
	spec: RequestSpec,
	paging: Paging,
	table: ResourceTable,
): Promise<IDataObject[]> {
	const { parameters } = flow;
	const limit = parameters.flag('returnAll') ? undefined : parameters.optionalNumber('limit');
	const thin = await flow.list(spec, paging, limit);
	const isFull = parameters.flag('options.readFullRecord');
	const records = isFull ? await readEach(flow, table, thin) : thin;
	return parameters.optionalFlag('simplify') === false
		? records
		: records.map((record) => flatten(record, table.fields));
}

async function readEach(
	flow: Flow,
	table: ResourceTable,
	thin: IDataObject[],
): Promise<IDataObject[]> {
	const full: IDataObject[] = [];
	const asked = flow.parameters.optionalNumber('options.batching.batch.batchSize');
	const size = Math.max(1, asked ?? READ_AT_ONCE);
	for (let start = 0; start < thin.length; start += size) {
		const group = thin.slice(start, start + size);
		const read = async ({ id }: IDataObject) => await readRecord(flow.call, table, String(id));
		full.push(...(await Promise.all(group.map(read))));
	}
	return full;
}

/** What create puts into fields that were left empty. Asks for the API user only if one needs it. */
export async function fallbacksFor(
	flow: Flow,
	table: ResourceTable,
	at: Place['at'],
): Promise<NonNullable<Place['fallbacks']>> {
	const { parameters } = flow;
	const needsSelf = table.fields.some(
		(field) =>
			field.fallback === 'self' &&
			isWritable(field, 'create') &&
			locatorAt(parameters, at(field)) === undefined,
	);
	const now = formatDate(new Date().toISOString(), 'localDateTime', parameters.timezone);
	return { now: now ?? '', ...(needsSelf && { self: await ownUserId(flow) }) };
}

async function ownUserId(flow: Flow): Promise<string> {
	return await flow.once(`self ${company(flow)}`, async () => {
		const response = await flow.call({ method: 'GET', path: '/users/self', kind: 'read' });
		return String(recordOf(response.body).id);
	});
}

/** The mapped custom fields as relationships of a body; reads the definitions once in a run. */
export async function customFieldRelationships(flow: Flow, table: ResourceTable) {
	const values = mappedValues(flow.parameters);
	if (!table.customFields || Object.keys(values).length === 0) return {};
	const definitions = await flow.once(`custom fields ${table.value} ${company(flow)}`, async () => {
		const spec = { method: 'GET', path: `${table.path}/customfields`, kind: 'read' } as const;
		return customFieldsIn((await flow.call(spec)).body);
	});
	return writeCustomFields(values, definitions, flow.parameters.timezone);
}

function mappedValues(parameters: Parameters): IDataObject {
	return parameters.flag('setCustomFields') ? parameters.mapped('customFields') : {};
}

function company(flow: Flow): string {
	return companyKey(flow.credentials, locatorAt(flow.parameters, 'company'));
}
