import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../../../sandbox/server.mts';
import { credentials, type EgitoState } from '../../../../sandbox/vendors/egito.mts';
import {
	mark,
	type MatrixClass,
	type Opening,
	type OperationClass,
	type PollClass,
	SECRET,
} from './class.mts';

const stateOf = ({ state }: RunningVendor) => state as EgitoState;

function open(vendor: RunningVendor): Opening {
	const state = stateOf(vendor);
	const { type, data } = credentials(vendor.url);
	const keys = { clientSecret: `client-${SECRET}`, password: SECRET };
	state.clients[data.clientId] = keys.clientSecret;
	state.users[data.username].password = keys.password;
	const tokens = () =>
		stateOf(vendor).tokens.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]);
	return { type, data: { ...data, ...keys }, secrets: Object.values(keys), tokens };
}

const idOf = (row: number) => 900 + row;

function addLeads(vendor: RunningVendor, count = 3): void {
	const { Lead } = stateOf(vendor).records;
	for (let row = 0; row < count; row++) {
		Lead.push({ id: String(idOf(row)), name: `Żółw ${row}`, surname: 'Łęcka' });
	}
}

/** Lists in pages, as the user describes them to the node. */
function page(vendor: RunningVendor): void {
	addLeads(vendor);
	const paging = { position: 'page', counts: 'pages', first: 1, size: 'size', defaultSize: 2 };
	stateOf(vendor).tenant.paging = paging as EgitoState['tenant']['paging'];
}

const pagination: IDataObject = {
	pages: { counts: 'pages', first: 1, size: 2, positionParameter: 'page', sizeParameter: 'size' },
};

/** Leads that carry the item's mark. */
const marked = (vendor: RunningVendor, row: number) =>
	stateOf(vendor).records.Lead.filter(({ name }) => name === mark(row)).length;

const recordId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
const name = { name: 'name', value: '={{ $json.mark }}' };
const item = (row: number) => ({ json: { mark: mark(row), id: idOf(row) } });

const node = {
	vendor: 'egito',
	driver: 'operation',
	node: 'egito',
	item,
	open,
	hasLogin: true,
} as const;
const create = { resource: 'lead', operation: 'create', customFields: { values: [name] } };
const upsert = {
	resource: 'lead',
	operation: 'upsert',
	matchField: 'name',
	matchValue: '={{ $json.mark }}',
};
const update = (row: number): IDataObject => ({ surname: mark(row) });
const changed = (vendor: RunningVendor, row: number) =>
	stateOf(vendor).records.Lead.filter(({ surname }) => surname === update(row).surname).length;

const operations: OperationClass[] = [
	{
		...node,
		name: 'login',
		isLogin: true,
		call: 'token',
		kind: 'read',
		parameters: create,
		writes: { by: 'a later call', times: marked },
	},
	{
		...node,
		name: 'read one',
		call: 'leadGet',
		kind: 'read',
		parameters: { resource: 'lead', operation: 'get', recordId },
		before: addLeads,
	},
	{
		...node,
		name: 'read many',
		call: 'leadList',
		kind: 'read',
		items: 2,
		isPaged: true,
		parameters: {
			resource: 'lead',
			operation: 'getMany',
			returnAll: true,
			options: { pagination },
		},
		before: page,
		accepts: ['an empty list'],
	},
	{
		...node,
		name: 'create',
		call: 'leadCreate',
		kind: 'write',
		parameters: create,
		writes: { by: 'this call', times: marked },
	},
	{
		...node,
		name: 'update',
		call: 'leadUpdate',
		kind: 'write',
		parameters: {
			resource: 'lead',
			operation: 'update',
			recordId,
			customFields: { values: [{ ...name, name: 'surname' }] },
		},
		before: addLeads,
		writes: { by: 'this call', times: changed },
	},
	{
		...node,
		name: 'upsert: its search',
		call: 'leadList',
		kind: 'read',
		parameters: upsert,
		accepts: ['an empty list'],
		writes: { by: 'a later call', times: marked },
	},
	{
		...node,
		name: 'upsert: its create',
		call: 'leadCreate',
		kind: 'write',
		parameters: upsert,
		writes: { by: 'this call', times: marked },
	},
	{
		...node,
		name: 'upsert: its update',
		call: 'leadUpdate',
		kind: 'write',
		parameters: {
			...upsert,
			matchValue: '={{ $json.name }}',
			customFields: { values: [{ ...name, name: 'surname' }] },
		},
		item: (row) => ({ json: { ...item(row).json, name: `Żółw ${row}` } }),
		before: addLeads,
		writes: { by: 'this call', times: changed },
	},
];

const poll: PollClass = {
	vendor: 'egito',
	driver: 'poll',
	node: 'egitoTrigger',
	name: 'poll',
	call: 'leadList',
	kind: 'read',
	isPaged: true,
	hasLogin: true,
	open,
	parameters: { options: { pagination } },
	before: page,
	accepts: ['an empty list'],
	enter: (vendor) => {
		stateOf(vendor).records.Lead.push({ id: '950', name: mark(0) });
		return mark(0);
	},
};

export const classes: MatrixClass[] = [...operations, poll];
