import type { Reply, SandboxRequest } from '../../vendor.mts';
import type { Address } from './answers.mts';
import { listOf } from './answers.mts';
import { RANGES } from './filters.mts';
import { answer } from './replies.mts';
import type { Ref, StoredRecord } from './state.mts';
import type { Incoming, Store } from './store.mts';
import { Refused } from './store.mts';
import type { ResourceTable } from './tables.mts';
import { RESOURCES, SUB_LISTS } from './tables.mts';

/** What the handlers of all resources share. */

/** One company's call. Throws `Refused`. */
export type CompanyHandler = (request: SandboxRequest, store: Store) => Reply;

export type CompanyHandlers = Record<string, CompanyHandler>;

export function create(type: string, data: Incoming, store: Store): StoredRecord {
	const record = store.add(type, {});
	store.write(record, data);
	return record;
}

export function filtered(
	table: Pick<ResourceTable, 'type' | 'filters' | 'tree'>,
	request: SandboxRequest,
	store: Store,
): StoredRecord[] {
	const filters = Object.entries(request.query).flatMap(([name, value]) => {
		const filter = /^filter\[(.+)\]$/.exec(name)?.[1];
		return filter ? [{ filter, value: String(value) }] : [];
	});
	return store
		.all(table.type)
		.filter((record) => !table.tree || !record.relationships.parent)
		.filter((record) =>
			filters.every(({ filter, value }) => {
				const [, range = '', end] = /^(.+)-(from|to)$/.exec(filter) ?? [];
				if (!RANGES[range]) return table.filters?.[filter]?.(record, value, store) ?? true;
				const found = RANGES[range](record, store);
				if (found === undefined) return false;
				return end === 'from' ? found >= Number(value) : found <= Number(value);
			}),
		);
}

/** Pages count from 0. Lists that are not paged take no page, so they come whole. */
export function list(
	records: StoredRecord[],
	request: SandboxRequest,
	store: Store,
	without?: string,
): Reply {
	const { 'page[number]': number, 'page[size]': size } = request.query;
	const most = store.state.switches.pageSize;
	const length = Math.min(Number(size ?? most), most);
	const start = Number(number ?? 0) * length;
	const paged = PAGED.has(request.operationId);
	const sorted = store.state.switches.newestFirst ? records.toReversed() : records;
	const shown = paged ? sorted.slice(start, start + length) : sorted;
	return answer(listOf(shown, store, addressOf(request), without));
}

const PAGED = new Set([
	...RESOURCES.filter((table) => table.list && table.filters).map(({ plural }) => `list${plural}`),
	...SUB_LISTS.filter((sub) => sub.paged).map((sub) => sub.operationId),
	'listNotifications',
]);

export function addressOf(request: SandboxRequest): Address {
	const base = `http://${request.headers.host ?? 'localhost'}`;
	const self = `${base}${request.path}?companyid=${request.query.companyId}`;
	return { base, self, first: `${self}&page[number]=0` };
}

export function dataOf(request: SandboxRequest): Incoming {
	return (request.body as { data: Incoming }).data;
}

/** The path's id, which a body must repeat. */
export function checkedId(request: SandboxRequest, name = 'id'): string {
	const id = param(request, name);
	if (String(dataOf(request).id) !== id) throw new Refused(422, 'The id differs from the path');
	return id;
}

/** A path parameter. The contract has made sure that it is there. */
export function param(request: SandboxRequest, name = 'id'): string {
	return request.params[name] ?? '';
}

export function refTo({ type, id }: StoredRecord): Ref {
	return { type, id };
}
