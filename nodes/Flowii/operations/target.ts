import type { Parameters } from '../../shared/parameters';
import { wholeId } from '../api/ids';
import type { PartTable, Table, Verb } from '../tables/table';

/** The kind of records that an operation works on: a resource, or a part below one of its records. */
export interface Target {
	table: Table;
	parent?: Table;
}

/** Locator of the record below which a part lies: `taskId`. */
export function parentParameter(parent: Table): string {
	return `${parent.value}Id`;
}

/** Where the target's records are: `/partners`, `/tasks/142733/activities`. */
export function collectionPath(target: Target, parameters: Parameters): string {
	return pathBelow(target, parameters, '');
}

/** The same for its list, which may be narrower: `/tasks/142733/activities/171568/activityintervals`. */
export function listPath(target: Target, parameters: Parameters): string {
	const { narrowedBy }: PartTable = target.table;
	const id = narrowedBy && parameters.optionalLocator(narrowedBy.name);
	const below =
		narrowedBy && id !== undefined ? `/${narrowedBy.segment}/${wholeId(id, narrowedBy.name)}` : '';
	return pathBelow(target, parameters, below);
}

function pathBelow({ table, parent }: Target, parameters: Parameters, between: string): string {
	if (!parent) return table.path;
	const name = parentParameter(parent);
	const parentId = wholeId(parameters.locator(name), name);
	return `${parent.path}/${parentId}${between}/${table.path}`;
}

/** Where one record is. Parts are addressed below their parent, never through the narrower list. */
export function recordPath(target: Target, parameters: Parameters): string {
	const id = wholeId(parameters.locator('recordId'), 'recordId');
	return `${collectionPath(target, parameters)}/${id}`;
}

export function canRead({ table }: Target): boolean {
	return table.verbs.get !== undefined;
}

interface Naming {
	name: string;
	value: string;
	action: string;
	description: string;
}

const VERB_NAMES: Record<Verb, string> = {
	create: 'Create',
	delete: 'Delete',
	get: 'Get',
	getMany: 'Get Many',
	update: 'Update',
};

/**
 * How an operation is called: `Create` of a resource, `Create Time Record` of a part. The action
 * stands alone, without resource and operation above it: agents and searches see nothing else.
 */
export function namesFor(verb: Verb, { table, parent }: Target): Naming {
	const isMany = verb === 'getMany';
	const noun = isMany ? table.plural : table.name;
	const name = VERB_NAMES[verb];
	const { preposition = 'of' }: PartTable = table;
	const owner = parent ? ` ${preposition} ${sentenceCase(parent.name)}` : '';
	return {
		name: parent ? `${name} ${noun}` : name,
		value: parent ? `${verb}${noun.replace(/ /g, '')}` : verb,
		action: `${name.replace('Many', 'many')} ${isMany ? manyOf(table) : oneOf(table)}${owner}`,
		description: table.verbs[verb] ?? '',
	};
}

/** `invoice or other document`, inside of a sentence. */
export function oneOf({ spoken, name }: Table): string {
	return spoken?.one ?? sentenceCase(name);
}

export function manyOf({ spoken, plural }: Table): string {
	return spoken?.many ?? sentenceCase(plural);
}

/** `E-Mails` as `e-mails`, inside of a sentence. */
export function sentenceCase(noun: string): string {
	return noun.toLowerCase();
}
