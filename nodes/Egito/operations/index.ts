import type { Resource } from '../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import type { RecordType } from './recordType';
import { update } from './update';
import { upsert } from './upsert';

/** What can be done with records of every type. */
export function recordResource(type: RecordType): Resource {
	const { name, value, description } = type;
	return {
		name,
		value,
		...(description !== undefined && { description }),
		operations: [getMany(type), get(type), upsert(type), create(type), update(type)],
	};
}
