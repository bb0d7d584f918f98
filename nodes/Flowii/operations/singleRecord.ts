import { simplifyProperty } from '../../shared/commonProperties';
import type { RequestOperation } from '../../shared/operation';
import { companyInput } from '../inputs';
import { flatten, recordOf } from '../jsonApi/read';
import type { Field } from '../table';

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
