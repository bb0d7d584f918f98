import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../../../sandbox/server.mts';
import { credentials, type State, type StoredRecord } from '../../../../sandbox/vendors/flowii.mts';
import { byId, COMPANY } from '../../../engine/flowii-support.mts';
import { withFiles } from '../../../support/engine.mts';
import {
	mark,
	type MatrixClass,
	type Opening,
	type OperationClass,
	type PollClass,
} from './class.mts';

const stateOf = ({ state }: RunningVendor) => state as State;

function open(vendor: RunningVendor): Opening {
	const { type, data } = credentials(vendor.url);
	const secrets = [data.apiKey, data.password];
	// The two tokens come in one answer.
	const tokens = () => stateOf(vendor).refreshTokens;
	return { type, data: { ...data, companyId: COMPANY }, secrets, tokens };
}

const idOf = (row: number) => String(990_000 + row);
const ico = (row: number) => `5000100${row}`;

const recordsOf = (vendor: RunningVendor, type: string): StoredRecord[] =>
	stateOf(vendor).records.filter((one) => one.type === type && one.company === COMPANY);

/** A copy of the company's first record of a type. */
function addCopy(vendor: RunningVendor, type: string, id: string, attributes: IDataObject = {}) {
	const [template] = recordsOf(vendor, type);
	const moment = Math.floor(Date.now() / 1000);
	const copy = { ...structuredClone(template), id, created: moment, edited: moment };
	Object.assign(copy.attributes, attributes);
	stateOf(vendor).records.push(copy);
}

const copies =
	(type: string, count = 3) =>
	(vendor: RunningVendor): void => {
		for (let row = 0; row < count; row++) addCopy(vendor, type, idOf(row));
	};

const withAttribute = (type: string, name: string, value: (row: number) => string) => ({
	by: 'this call' as const,
	times: (vendor: RunningVendor, row: number) =>
		recordsOf(vendor, type).filter(({ attributes }) => attributes[name] === value(row)).length,
});

const item = (row: number) => ({ json: { mark: mark(row), id: idOf(row), ico: ico(row) } });
const recordId = byId('={{ $json.id }}');
const partner = (operation: string, more: IDataObject = {}) => ({
	resource: 'partner',
	operation,
	...more,
});
const create = partner('create', { name: '={{ $json.mark }}', type: 1 });
const findOrCreate = partner('findOrCreate', {
	findBy: 'registrationNumber',
	ico: '={{ $json.ico }}',
	name: '={{ $json.mark }}',
	type: 1,
});

const node = {
	vendor: 'flowii',
	driver: 'operation',
	node: 'flowii',
	item,
	open,
	hasLogin: true,
} as const;
const named = withAttribute('partner', 'name', mark);

const operations: OperationClass[] = [
	{
		...node,
		name: 'login',
		isLogin: true,
		call: 'getToken',
		kind: 'read',
		parameters: create,
		writes: { ...named, by: 'a later call' },
	},
	{
		...node,
		name: 'read one',
		call: 'getPartner',
		kind: 'read',
		parameters: partner('get', { recordId }),
		before: copies('partner'),
	},
	{
		...node,
		name: 'read many',
		call: 'listPartners',
		kind: 'read',
		items: 2,
		isPaged: true,
		parameters: partner('getMany', { returnAll: true }),
		// Three pages, which hold less than the node asks for.
		before: copies('partner', 120),
	},
	{
		...node,
		name: 'create',
		call: 'createPartner',
		kind: 'write',
		parameters: create,
		writes: named,
	},
	{
		...node,
		name: 'update',
		call: 'updatePartner',
		kind: 'write',
		parameters: partner('update', { recordId, updateFields: { comment: '={{ $json.mark }}' } }),
		before: copies('partner'),
		answers: 'status204',
		accepts: ['nothing'],
		writes: withAttribute('partner', 'comment', mark),
	},
	{
		...node,
		name: 'delete',
		call: 'deletePartner',
		kind: 'write',
		parameters: partner('delete', { recordId }),
		before: copies('partner'),
		answers: 'status204',
		accepts: ['nothing'],
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				recordsOf(vendor, 'partner').some(({ id }) => id === idOf(row)) ? 0 : 1,
		},
	},
	{
		...node,
		name: 'upload',
		call: 'uploadPartnerFile',
		kind: 'write',
		parameters: {
			resource: 'file',
			operation: 'upload',
			owner: 'partner',
			ownerId: byId('457851'),
		},
		item: (row) =>
			withFiles(item(row).json, {
				data: { content: Buffer.from('ž'), fileName: mark(row), mimeType: 'text/plain' },
			}),
		writes: withAttribute('file', 'name', mark),
	},
	{
		...node,
		name: 'download',
		call: 'getFile',
		kind: 'read',
		parameters: { resource: 'file', operation: 'download', recordId: '={{ $json.id }}' },
		before: copies('file'),
	},
	{
		...node,
		name: 'download (PDF)',
		call: 'getDocumentPdf',
		kind: 'read',
		parameters: { resource: 'document', operation: 'getPdf', recordId: '97272' },
		answers: 'bytes',
	},
	{
		...node,
		name: 'upsert: its search',
		call: 'listPartners',
		kind: 'read',
		parameters: findOrCreate,
		writes: { ...named, by: 'a later call' },
	},
	{
		...node,
		name: 'upsert: its create',
		call: 'createPartner',
		kind: 'write',
		parameters: findOrCreate,
		writes: named,
	},
];

const poll = {
	vendor: 'flowii',
	driver: 'poll',
	node: 'flowiiTrigger',
	kind: 'read',
	hasLogin: true,
	open,
	parameters: { record: 'task', event: 'created', company: byId('') },
	before: copies('task', 150),
	enter: (vendor: RunningVendor) => {
		addCopy(vendor, 'task', '999999', { caption: mark(0) });
		return mark(0);
	},
} as const;

const polls: PollClass[] = [
	{ ...poll, name: 'poll', call: 'listTasks', isPaged: true },
	{ ...poll, name: 'poll: its record', call: 'getTask' },
];

export const classes: MatrixClass[] = [...operations, ...polls];
