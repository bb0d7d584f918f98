import type { RequestOperation } from '../../shared/operation';
import type { Evidence } from '../../shared/request';
import { flatten, recordOf } from '../api/read';
import type { Field } from '../tables/table';
import { companyInput } from './inputs';

interface SingleRecord {
	name: string;
	value: string;
	action: string;
	description: string;
	path: string;
	evidence: Evidence;
	fields?: readonly Field[];
}

/** A record that has an address of its own instead of an ID. */
export function singleRecord({
	path,
	evidence,
	fields = [],
	...names
}: SingleRecord): RequestOperation {
	return {
		...names,
		kind: 'read',
		properties: [companyInput],
		request: () => ({ method: 'GET', path, evidence }),
		output: ({ body }) => recordOf(body),
		simplify: (record) => flatten(record, fields),
	};
}
