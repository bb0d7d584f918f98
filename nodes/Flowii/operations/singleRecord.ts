import { simplifyProperty } from '../../shared/commonProperties';
import type { RequestOperation } from '../../shared/operation';
import { flatten, recordOf } from '../api/read';
import type { Field } from '../tables/table';
import { companyInput } from './inputs';

interface SingleRecord {
	name: string;
	value: string;
	action: string;
	description: string;
	path: string;
	fields?: readonly Field[];
}

/** A record that has an address of its own instead of an ID. */
export function singleRecord({ path, fields = [], ...names }: SingleRecord): RequestOperation {
	return {
		...names,
		kind: 'read',
		properties: [simplifyProperty, companyInput],
		request: () => ({ method: 'GET', path }),
		output: ({ body }) => recordOf(body),
		simplify: (record) => flatten(record, fields),
	};
}
