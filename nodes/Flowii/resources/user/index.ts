import { simplifyProperty } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { inOnePiece } from '../../api/paging';
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
	description: 'Get the user to whom the credential belongs',
	path: '/users/self',
	fields: user.fields,
});

// "modul" is FLOWii's spelling.
export const PERMISSION_FIELDS: readonly Field[] = [
	choice('modul', 'Module', PERMISSION_MODULE),
	flag('visible', 'Visible'),
];

export const getPermissions: RequestOperation = {
	name: 'Get Permissions',
	value: 'getPermissions',
	action: 'Get permissions of own user',
	description: 'Get which modules the user of the credential may see',
	kind: 'read',
	properties: [simplifyProperty, companyInput],
	paging: inOnePiece,
	request: () => ({ method: 'GET', path: '/permissions' }),
	simplify: (record) => flatten(record, PERMISSION_FIELDS),
};
