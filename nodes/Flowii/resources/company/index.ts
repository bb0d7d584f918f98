import { requestOperation, type Resource } from '../../../shared/operation';
import { manyRecords } from '../../api/evidence';
import { unpaged } from '../../api/paging';
import { flatten } from '../../api/read';
import { COMPANIES } from '../../credential';

const getMany = requestOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many companies',
	description: 'List the companies that the user of the credential may work in, with their IDs',
	kind: 'read',
	paging: unpaged,
	request: () => ({ method: 'GET', path: COMPANIES, evidence: manyRecords }),
	simplify: (record) => flatten(record, []),
});

export const company: Resource = {
	name: 'Company',
	value: 'company',
	description: 'The companies whose data the user may work with',
	operations: [getMany],
};
