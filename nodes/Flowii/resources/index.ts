import { customApiCall } from '../../shared/customApiCall';
import type { Operation, Resource } from '../../shared/operation';
import { fromTable } from '../operations/fromTable';
import { companyInput } from '../operations/inputs';
import { tables } from '../tables';
import type { TableName } from '../tables/table';
import { getAttendanceSummary } from './attendance/getSummary';
import { codeList } from './codeList';
import { company } from './company';
import { customField } from './customField';
import { getPdf } from './document/getPdf';
import { download } from './file/download';
import { upload } from './file/upload';
import { findOrCreate } from './partner/findOrCreate';
import { summary } from './summary';
import { getPermissions, getSelf } from './user';

/** What a resource offers beside the operations of its table. */
const MORE: Partial<Record<TableName, readonly Operation[]>> = {
	attendance: [getAttendanceSummary],
	document: [getPdf],
	file: [download, upload],
	partner: [findOrCreate],
	user: [getPermissions, getSelf],
};

export const resources: Resource[] = [
	...tables.map((table) => fromTable(table, MORE[table.value])),
	codeList,
	company,
	customField,
	summary,
	customCall(),
];

/** *API Request* adds the company to its query, too. */
function customCall(): Resource {
	const resource = customApiCall({
		relativeTo: 'https://api.flowii.com',
		placeholder: 'e.g. /partners/457854/contacts',
	});
	const operations = resource.operations.map((operation) => ({
		...operation,
		properties: [companyInput, ...(operation.properties ?? [])],
	}));
	return { ...resource, operations };
}
