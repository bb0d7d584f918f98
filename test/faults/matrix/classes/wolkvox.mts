import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../../../sandbox/server.mts';
import { credentials, type State } from '../../../../sandbox/vendors/wolkvox.mts';
import { localTime, type Row } from '../../../../sandbox/vendors/wolkvox/state.mts';
import { withFiles } from '../../../support/engine.mts';
import {
	mark,
	type MatrixClass,
	type Opening,
	type OperationClass,
	type PollClass,
	SECRET,
} from './class.mts';

const tenantOf = ({ state }: RunningVendor) => (state as State).tenants.modulotest;

function open(vendor: RunningVendor): Opening {
	const { tokens } = tenantOf(vendor);
	tokens[SECRET] = { ...tokens['sandbox-token'] };
	const { type, data } = credentials(vendor.url);
	return { type, data: { ...data, token: SECRET }, secrets: [SECRET] };
}

const idOf = (row: number) => `64cbffff${String(row).padStart(16, '0')}`;

/** Records of the items' own, as copies of the module's first one. */
const add =
	(module: string, count = 6) =>
	(vendor: RunningVendor): void => {
		const { records } = tenantOf(vendor).modules[module];
		const [template] = records;
		for (let row = 0; row < count; row++) {
			records.push({ ...structuredClone(template), wolkvox_id: idOf(row), Categoría: 'Ñandú' });
		}
	};

function page(vendor: RunningVendor): void {
	add('contacts', 5)(vendor);
	tenantOf(vendor).answers.paging = { counts: 'pages', first: 1, defaultSize: 2 };
}

const pagination: IDataObject = {
	pages: {
		counts: 'pages',
		first: 1,
		size: 2,
		positionParameter: 'page',
		sizeParameter: 'page_size',
	},
};

/** Records of a module that carry the item's mark anywhere. */
const marked = (module: string) => (vendor: RunningVendor, row: number) =>
	tenantOf(vendor).modules[module].records.filter((record: Row) =>
		Object.values(record).includes(mark(row)),
	).length;

const contacts = { by: 'this call', times: marked('contacts') } as const;
const mapped = (value: IDataObject) => ({ mappingMode: 'defineBelow', value });
const item = (row: number) => ({ json: { mark: mark(row), id: idOf(row) } });
const file = {
	data: { content: Buffer.from([0x89, 0x50, 0]), fileName: 'foto.png', mimeType: 'image/png' },
};

const node = { vendor: 'wolkvox', driver: 'operation', node: 'wolkvoxCrm', item, open } as const;
const record = (operation: string, more: IDataObject = {}) => ({
	resource: 'record',
	operation,
	module: 'contacts',
	...more,
});
const upsert = record('upsert', {
	matchField: 'emailcontact',
	matchValue: '={{ $json.email ?? $json.mark }}',
	fields: mapped({ namecontact: '={{ $json.mark }}' }),
});
const bulk = { items: 6, perCall: 2 };

const operations: OperationClass[] = [
	{
		...node,
		name: 'read one',
		call: 'queryCases',
		kind: 'read',
		parameters: { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' },
		before: add('cases', 3),
	},
	{
		...node,
		name: 'read many',
		call: 'query',
		kind: 'read',
		items: 2,
		isPaged: true,
		tellsItsEnd: true,
		parameters: record('findByField', {
			field: 'Categoría',
			value: 'Ñandú',
			returnAll: true,
			options: { pagination },
		}),
		before: page,
	},
	{
		...node,
		name: 'read many (by date)',
		call: 'queryDates',
		kind: 'read',
		parameters: record('findByDateRange', {
			from: '={{ $now.minus({ days: 10 }) }}',
			to: '={{ $now.plus({ days: 1 }) }}',
			returnAll: true,
		}),
	},
	{
		...node,
		name: 'create',
		call: 'insert',
		kind: 'write',
		parameters: record('create', { fields: mapped({ namecontact: '={{ $json.mark }}' }) }),
		writes: contacts,
	},
	{
		...node,
		name: 'update',
		call: 'update',
		kind: 'write',
		parameters: record('update', {
			recordId: '={{ $json.id }}',
			fields: mapped({ 'Tipo Cliente': '={{ $json.mark }}' }),
		}),
		before: add('contacts', 3),
		writes: contacts,
	},
	{
		...node,
		name: 'delete',
		call: 'delete',
		kind: 'write',
		parameters: record('delete', { recordId: '={{ $json.id }}' }),
		before: add('contacts', 3),
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				tenantOf(vendor).modules.contacts.records.some((one) => one.wolkvox_id === idOf(row))
					? 0
					: 1,
		},
	},
	{
		...node,
		name: 'upload',
		call: 'insertCase',
		kind: 'write',
		parameters: {
			resource: 'case',
			operation: 'create',
			caseType: 'Request',
			contact: 'luisa.rios@example.com',
			description: '={{ $json.mark }}',
			responsible: 'ADMIN_@modulotest',
			owner: 'lucia.perez@modulotest',
			status: 'open',
			priority: 'low',
			additionalFields: { files: 'data' },
		},
		item: (row) => withFiles(item(row).json, file),
		writes: { by: 'this call', times: marked('cases') },
	},
	{
		...node,
		...bulk,
		name: 'bulk create',
		call: 'insertMany',
		kind: 'write',
		parameters: record('createMany', {
			fields: mapped({ namecontact: '={{ $json.mark }}' }),
			options: { chunkSize: 2 },
		}),
		writes: contacts,
	},
	{
		...node,
		...bulk,
		name: 'bulk update',
		call: 'updateMany',
		kind: 'write',
		parameters: record('updateMany', {
			recordId: '={{ $json.id }}',
			fields: mapped({ 'Tipo Cliente': '={{ $json.mark }}' }),
			options: { chunkSize: 2 },
		}),
		before: add('contacts'),
		writes: contacts,
	},
	{
		...node,
		name: 'upsert: its search',
		call: 'query',
		kind: 'read',
		parameters: upsert,
		writes: { by: 'a later call', times: marked('contacts') },
	},
	{
		...node,
		name: 'upsert: its create',
		call: 'insert',
		kind: 'write',
		parameters: upsert,
		writes: contacts,
	},
	{
		...node,
		name: 'upsert: its update',
		call: 'update',
		kind: 'write',
		parameters: upsert,
		item: (row) => ({ json: { ...item(row).json, email: `known-${row}@example.com` } }),
		before: (vendor) => {
			add('contacts', 3)(vendor);
			for (const one of tenantOf(vendor).modules.contacts.records) {
				const row = [0, 1, 2].find((candidate) => idOf(candidate) === one.wolkvox_id);
				if (row !== undefined) one.emailcontact = `known-${row}@example.com`;
			}
		},
		writes: {
			by: 'this call',
			times: (vendor, row) => Math.min(1, marked('contacts')(vendor, row)),
		},
	},
];

const poll: PollClass = {
	vendor: 'wolkvox',
	driver: 'poll',
	node: 'wolkvoxCrmTrigger',
	name: 'poll',
	call: 'queryDates',
	kind: 'read',
	open,
	parameters: { module: 'leads', event: 'recordCreated' },
	enter: (vendor) => {
		const tenant = tenantOf(vendor);
		const [template] = tenant.modules.leads.records;
		const now = localTime(tenant, Date.now());
		tenant.modules.leads.records.push({
			...structuredClone(template),
			names: mark(0),
			wolkvox_id: idOf(9),
			wolkvox_fecha_creacion: now,
			wolkvox_fecha_modificacion: now,
		});
		return mark(0);
	},
};

export const classes: MatrixClass[] = [...operations, poll];
