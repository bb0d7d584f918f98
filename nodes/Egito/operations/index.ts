import type { Operation } from '../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import type { RecordType } from './recordType';
import { update } from './update';
import { upsert } from './upsert';

/** What can be done with records of every type. */
export function recordOperations(type: RecordType): Operation[] {
	return [getMany(type), get(type), upsert(type), create(type), update(type)];
}
