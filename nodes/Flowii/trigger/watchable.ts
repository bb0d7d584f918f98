import { tables } from '../tables';
import type { Table } from '../tables/table';

/** Back to how old a date new records of kinds that users date are found by their lists. */
export const LOOK_BACK_DAYS = 30;

export function hasFilter({ filters = [] }: Table, name: string): boolean {
	return filters.some((filter) => filter.name === name);
}

/** What can be watched: whatever can be read one by one and listed by its creation. */
export const watchable = tables.filter(
	(table) => table.verbs.get !== undefined && hasFilter(table, 'created-from'),
);
