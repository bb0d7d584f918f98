import type { Operation, Resource } from '../../shared/operation';
import { type ResourceTable, type Verb, verbsOf } from '../tables/table';
import { create } from './create';
import { exportFile } from './exportFile';
import { get } from './get';
import { getMany } from './getMany';
import { getManyBelow } from './getManyBelow';
import { remove } from './remove';
import type { Target } from './target';
import { update } from './update';

const VERBS: Record<Verb, (target: Target) => Operation> = {
	create,
	delete: remove,
	get,
	getMany,
	update,
};

/** All that a table says, as operations; `more` are those that no table describes. */
export function fromTable(table: ResourceTable, more: readonly Operation[] = []): Resource {
	const { name, value, description, below } = table;
	const operations = [
		...verbsOf(table).map((verb) => VERBS[verb]({ table })),
		...(below ? [getManyBelow({ ...table, below })] : []),
		...(table.exports ?? []).map((facts) => exportFile(table, facts)),
		...(table.parts ?? []).flatMap((part) =>
			verbsOf(part).map((verb) => VERBS[verb]({ table: part, parent: table })),
		),
		...more,
	];
	return { name, value, description, operations: operations.sort(deletionLast) };
}

/** The first operation is what a new node is set to. */
function deletionLast(a: Operation, b: Operation): number {
	return Number(a.value === 'delete') - Number(b.value === 'delete');
}
