import { requestOperation } from '../../../shared/operation';
import { manyRecords, oneRecord } from '../../api/evidence';
import { unpaged } from '../../api/paging';
import { flatten } from '../../api/read';
import { companyInput } from '../../operations/inputs';
import { singleRecord } from '../../operations/singleRecord';
import { PERMISSION_MODULE } from '../../tables/choices';
import { user } from '../../tables/others';
import { choice, type Field, flag } from '../../tables/table';

export const getSelf = singleRecord({
	name: 'Get Self',
	value: 'getSelf',
	action: 'Get own user',
	description: 'Read who the user of the credential is, with its ID',
	path: '/users/self',
	evidence: oneRecord,
	fields: user.fields,
});

// "modul" is FLOWii's spelling.
export const PERMISSION_FIELDS: readonly Field[] = [
	choice('modul', 'Module', PERMISSION_MODULE),
	flag('visible', 'Visible'),
];

export const getPermissions = requestOperation({
	name: 'Get Permissions',
	value: 'getPermissions',
	action: 'Get permissions of own user',
	description: 'List which modules the user of the credential may see',
	kind: 'read',
	properties: [companyInput],
	paging: unpaged,
	request: () => ({ method: 'GET', path: '/permissions', evidence: manyRecords }),
	simplify: (record) => flatten(record, PERMISSION_FIELDS),
});
