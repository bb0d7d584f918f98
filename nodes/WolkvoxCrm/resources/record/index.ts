import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { createMany } from './createMany';
import { deleteRecords } from './delete';
import { findByDateRange } from './findByDateRange';
import { findByField } from './findByField';
import { update } from './update';
import { updateMany } from './updateMany';
import { upsert } from './upsert';

export const record: Resource = {
	name: 'Record',
	value: 'record',
	description: 'Entry of any module: contact, lead, opportunity, or one of your own',
	operations: [
		create,
		createMany,
		upsert,
		deleteRecords,
		findByDateRange,
		findByField,
		update,
		updateMany,
	],
};
