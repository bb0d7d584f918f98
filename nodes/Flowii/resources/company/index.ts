import { returnAllAndLimit } from '../../../shared/commonProperties';
import type { RequestOperation, Resource } from '../../../shared/operation';
import { inOnePiece } from '../../api/paging';
import { flatten } from '../../api/read';
import { COMPANIES } from '../../credential';

const getMany: RequestOperation = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many companies',
	description: 'Get many companies that the user of the credential may use',
	kind: 'read',
	properties: returnAllAndLimit,
	paging: inOnePiece,
	request: () => ({ method: 'GET', path: COMPANIES }),
	simplify: (record) => flatten(record, []),
};

export const company: Resource = {
	name: 'Company',
	value: 'company',
	description: 'The companies whose data the user may work with',
	operations: [getMany],
};
