import type { StoredRecord } from './state.mts';
import type { Store } from './store.mts';

/** What the filters of lists look at. A path leads from a record over its links. */
export type Filter = (record: StoredRecord, value: string, store: Store) => boolean;

export const link =
	(...path: string[]): Filter =>
	(record, value, store) =>
		follow(record, path, store).some((found) => value.split(',').includes(found.id));

export const equals =
	(...path: string[]): Filter =>
	(record, value, store) =>
		valuesAt(record, path, store).some((found) => String(found) === value);

export const text =
	(...paths: string[]): Filter =>
	(record, value, store) =>
		paths
			.flatMap((path) => valuesAt(record, path.split('.'), store))
			.some((found) =>
				String(found ?? '')
					.toLowerCase()
					.includes(value.toLowerCase()),
			);

function follow(record: StoredRecord, path: string[], store: Store): StoredRecord[] {
	return path.reduce(
		(records, name) => records.flatMap((found) => store.linked(found, name)),
		[record],
	);
}

/** Attribute values at the end of a path: `['contacts', 'email']`. */
function valuesAt(record: StoredRecord, path: string[], store: Store): unknown[] {
	return follow(record, path.slice(0, -1), store).map(
		(found) => found.attributes[path.at(-1) ?? ''],
	);
}

/**
 * What a range filter compares: when the record was created, or one of its moments or amounts.
 * Ranges that are not here (activity of a partner, work on a task) do not narrow a list.
 */
export const RANGES: Record<string, (record: StoredRecord, store: Store) => number | undefined> = {
	created: (record) => record.created,
	edited: (record) => record.edited,
	accepted: moment('accepted'),
	amount: amount('amount'),
	'anticipated-income': amount('anticipated-income-amount'),
	deadline: moment('deadline'),
	delivery: moment('delivery-date'),
	due: moment('maturity'),
	finished: moment('finished', 'finish-date'),
	issued: moment('issue-date'),
	paid: moment('payment-date'),
	scheduled: moment('planned-from'),
};

function moment(...names: string[]) {
	return (record: StoredRecord, store: Store) =>
		names.map((name) => store.moment(record.attributes[name])).find((found) => found !== undefined);
}

function amount(name: string) {
	return (record: StoredRecord) => record.attributes[name] as number | undefined;
}

export function isLinkedBy(
	record: StoredRecord,
	path: string[],
	parent: StoredRecord,
	store: Store,
): boolean {
	return follow(record, path, store).includes(parent);
}
