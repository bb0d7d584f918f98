import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../sandbox/server.mts';
import type { MultipartBody } from '../../sandbox/vendor.mts';
import type { State, StoredFile, Tenant } from '../../sandbox/vendors/wolkvox.mts';
import { withFiles } from '../support/engine.mts';
import { describeOperations, type OperationCase } from '../support/operation.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('wolkvox');
const vendor = () => sandbox.vendor<State>('wolkvox');
const tenant = (): Tenant => vendor().state.tenants.modulotest;
const context = (token: string) => ({
	node: 'wolkvoxCrm',
	credentialType: 'wolkvoxCrmApi',
	credentials: ({ url }: { url: string }) => ({ server: url, operation: 'modulotest', token }),
	secrets: [token],
	// Fields are what each customer made of the CRM.
	unshown: [
		'namecontact',
		'telephonecontact',
		'emailcontact',
		'idcontact',
		'Tipo Cliente',
		'Categoría',
		'Dirección ',
	],
	vendor: () => vendor() as unknown as RunningVendor,
	refusal: {
		body: { code: '400', error: 'Bad Request', msg: 'The module is locked', data: [] },
		message: 'The module is locked',
	},
});

/** The ID of a seeded record; the first of its module unless a number says otherwise. */
const idIn = (module: string, index = 0) => tenant().modules[module].records[index].wolkvox_id;
const added = (module: string) => tenant().modules[module].records.at(-1);

const define = (resource: string, operation: string, values: IDataObject = {}) => ({
	resource,
	operation,
	...values,
});

const mapped = (value: IDataObject) => ({ mappingMode: 'defineBelow', value });

const booking = () => ({
	name: 'Demo',
	relatedModule: 'contacts',
	relatedRecordId: idIn('contacts'),
	owner: 'ADMIN_@modulotest',
	status: 'created',
	priority: 'low',
	completionDate: '2026-01-31T10:00:00',
	description: 'Nueva línea',
	remind: false,
});

const bookingFields = () => ({
	status: 'created',
	name: 'Demo',
	priority: 'low',
	name_module: 'contacts',
	id_record: idIn('contacts'),
	completion_date: '2026-01-31 10:00:00',
	remember: false,
	reminder_date: '2026-01-31 10:00:00',
	description: 'Nueva línea',
	wolkvox_owner: 'ADMIN_@modulotest',
});

const ticket = {
	caseType: 'Request',
	contact: 'luisa.rios@example.com',
	description: 'Pide muestras',
	responsible: 'ADMIN_@modulotest',
	owner: 'lucia.perez@modulotest',
	status: 'open',
	priority: 'low',
	customFields: { values: [{ name: 'Asunto', value: 'Muestras «ñ»' }] },
};

const photo = {
	content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0x2d, 0x2d]),
	fileName: 'foto año.png',
	mimeType: 'image/png',
};
const letter = {
	content: Buffer.from('--boundary\r\n\r\nHola\r\n'),
	fileName: 'carta.txt',
	mimeType: 'text/plain',
};

const debtor = () => ({ recordId: idIn('collections') });

const cases: Record<string, OperationCase> = {
	'activity:createMeeting': {
		parameters: () =>
			define('activity', 'createMeeting', {
				...booking(),
				startDate: '2026-01-31T09:00:00',
				location: 'https://meet.example.com/demo',
				participants: 'lucia.perez@modulotest, andres.gil@modulotest',
				remind: true,
				reminderDate: '2026-01-31T08:45:00',
			}),
		calls: ['insertMeeting'],
		success: ([json], [request]) => {
			expect(json).toEqual({
				success: true,
				wolkvox_id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
			});
			expect(request.body).toEqual({
				operation: 'modulotest',
				module: 'wolkvox_activities',
				type: 'meet',
				fields: {
					...bookingFields(),
					start_date: '2026-01-31 09:00:00',
					location: 'https://meet.example.com/demo',
					participants: {
						type: 'participant',
						value: ['lucia.perez@modulotest', 'andres.gil@modulotest'],
					},
					remember: true,
					reminder_date: '2026-01-31 08:45:00',
				},
			});
			expect(tenant().activities).toHaveLength(1);
		},
	},
	'activity:createTask': {
		parameters: () => define('activity', 'createTask', booking()),
		calls: ['insertTask'],
		success: (_json, [request]) => {
			expect(request.body).toMatchObject({ type: 'task', fields: bookingFields() });
		},
	},
	'activity:createCall': {
		parameters: () =>
			define('activity', 'createCall', {
				...booking(),
				phoneNumber: '03001112233',
				phoneCountry: 'Colombia',
				phoneCode: '57',
			}),
		calls: ['insertCall'],
		success: (_json, [request]) => {
			expect(request.body).toMatchObject({
				type: 'call',
				fields: {
					...bookingFields(),
					phone: { type: 'telephone', value: '03001112233', country: 'Colombia', code: '57' },
				},
			});
		},
	},
	'record:create': {
		parameters: define('record', 'create', {
			module: 'contacts',
			fields: mapped({
				namecontact: 'Ana Gómez',
				'telephone.value|telephonecontact': '3005550101',
				'telephone.code|telephonecontact': '57',
				Categoría: 'Quesos',
			}),
			moreFields: {
				address: [{ name: 'Dirección ', value: 'Calle 9 #1-20' }],
				currency: [{ name: 'Cupo', value: 1500, symbol: 'COP' }],
				table: [
					{
						name: 'Pedidos',
						rows: { row: [{ cells: { cell: [{ column: 'Producto', value: 'Arepa' }] } }] },
					},
				],
			},
		}),
		calls: ['insertRecord'],
		success: ([json], [request]) => {
			expect((request.body as IDataObject).fields).toEqual({
				namecontact: 'Ana Gómez',
				telephonecontact: { type: 'telephone', value: '3005550101', code: '57' },
				Categoría: 'Quesos',
				'Dirección ': { type: 'address', value: 'Calle 9 #1-20' },
				Cupo: { type: 'currency', value: '1500', symbol: 'COP', convert: 1500 },
				Pedidos: { type: 'table', value: [{ Producto: 'Arepa' }] },
			});
			expect(added('contacts')).toMatchObject({ wolkvox_id: json.wolkvox_id });
		},
	},
	'record:createMany': {
		parameters: define('record', 'createMany', {
			module: 'contacts',
			fields: mapped({ namecontact: '={{ "Contacto " + $json.row }}' }),
		}),
		calls: ['insertMany'],
		success: ([json], [request]) => {
			expect((request.body as IDataObject).fields).toEqual([{ namecontact: 'Contacto 0' }]);
			expect(json).toEqual({
				success: true,
				msg: '1 records created',
				wolkvox_id: added('contacts')?.wolkvox_id,
			});
		},
	},
	'record:upsert': {
		parameters: define('record', 'upsert', {
			module: 'contacts',
			matchField: 'emailcontact',
			matchValue: 'PABLO.cardenas@example.com',
			fields: mapped({ 'Tipo Cliente': 'VIP' }),
		}),
		before: ({ state }) => {
			const { records } = (state as State).tenants.modulotest.modules.contacts;
			records[1].emailcontact = 'PABLO.cardenas@example.com';
		},
		calls: ['query', 'update'],
		previewCalls: ['query'],
		success: ([json]) => {
			expect(json).toEqual({ success: true, wolkvox_id: idIn('contacts', 1), created: false });
			expect(tenant().modules.contacts.records[1]).toMatchObject({ 'Tipo Cliente': 'VIP' });
		},
	},
	'record:upsert (new)': {
		parameters: define('record', 'upsert', {
			module: 'contacts',
			matchField: 'emailcontact',
			matchValue: '={{ "nuevo" + $json.row + "@example.com" }}',
			fields: mapped({ namecontact: 'Nuevo' }),
		}),
		calls: ['query', 'insertRecord'],
		previewCalls: ['query'],
		success: ([json]) => {
			expect(json).toEqual({
				success: true,
				wolkvox_id: added('contacts')?.wolkvox_id,
				created: true,
			});
			expect(added('contacts')).toMatchObject({
				namecontact: 'Nuevo',
				emailcontact: 'nuevo0@example.com',
			});
		},
	},
	'record:delete': {
		parameters: () =>
			define('record', 'delete', { module: 'contacts', recordId: ` ${idIn('contacts', 2)} ` }),
		repeatable: false,
		calls: ['delete'],
		success: (json, [request]) => {
			expect(json).toEqual([{ deleted: true }]);
			expect(request.body).toMatchObject({ multiple: false, 'wolkvox-id': expect.any(String) });
			expect(tenant().modules.contacts.records).toHaveLength(2);
		},
	},
	'record:delete (several)': {
		parameters: () =>
			define('record', 'delete', {
				module: 'contacts',
				recordId: `${idIn('contacts', 1)}, ${idIn('contacts', 2)}`,
			}),
		repeatable: false,
		calls: ['delete'],
		success: (json, [request]) => {
			expect(json).toEqual([{ deleted: true }]);
			expect(request.body).toMatchObject({ multiple: true });
			expect(tenant().modules.contacts.records).toHaveLength(1);
		},
	},
	'record:findByField': {
		parameters: define('record', 'findByField', {
			module: 'contacts',
			field: 'Categoría',
			value: 'Quesos',
		}),
		calls: ['query'],
		success: (json) => {
			expect(json.map(({ namecontact }) => namecontact)).toEqual([
				'Pablo Cárdenas',
				'Marta Quintero',
			]);
			expect(json[0]).toMatchObject({
				telephonecontact: '573014445566',
				'Dirección ': 'Carrera 7 #71-21',
				wolkvox_owner: 'ADMIN_@modulotest',
			});
			expect(json[0]).not.toHaveProperty('wolkvox_ip_address');
		},
	},
	'record:findByDateRange': {
		parameters: define('record', 'findByDateRange', {
			module: 'contacts',
			from: '={{ $now.minus({ days: 10 }) }}',
			to: '={{ $now.plus({ days: 1 }) }}',
			limit: 2,
			simplify: false,
		}),
		calls: ['queryDates'],
		success: (json, [request]) => {
			expect(json).toHaveLength(2);
			expect(json[0]).toHaveProperty('wolkvox_ip_address');
			expect(request.body).toMatchObject({
				date: true,
				from: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) as string,
				limit: '2',
			});
		},
	},
	'record:update': {
		parameters: () =>
			define('record', 'update', {
				module: 'contacts',
				recordId: idIn('contacts', 1),
				fields: mapped({ 'Tipo Cliente': 'VIP' }),
				options: { attachments: 'photo, letter' },
			}),
		item: withFiles({}, { photo, letter }),
		calls: ['update'],
		success: (json, [request]) => {
			expect(json).toEqual([{ success: true, wolkvox_id: idIn('contacts', 1) }]);
			expect(request.body).toMatchObject({
				fields: { 'Tipo Cliente': 'VIP' },
				attachments: [photo.content.toString('base64'), letter.content.toString('base64')],
			});
		},
	},
	'record:updateMany': {
		parameters: () =>
			define('record', 'updateMany', {
				module: 'contacts',
				recordId: idIn('contacts'),
				fields: mapped({ 'Tipo Cliente': 'VIP' }),
			}),
		calls: ['updateMany'],
		success: (json, [request]) => {
			expect(request.method).toBe('POST');
			expect(json).toEqual([
				{ success: true, msg: '1 records updated', wolkvox_id: idIn('contacts') },
			]);
			expect(tenant().modules.contacts.records[0]).toMatchObject({ 'Tipo Cliente': 'VIP' });
		},
	},
	'case:create': {
		parameters: define('case', 'create', { ...ticket, additionalFields: { files: 'photo' } }),
		item: withFiles({}, { photo }),
		calls: ['insertCase'],
		success: ([json], [request]) => {
			const { fields, files } = request.body as MultipartBody;
			expect(fields).toEqual({
				operation: 'modulotest',
				'case-type': 'Request',
				contact: 'luisa.rios@example.com',
				description: 'Pide muestras',
				responsible: 'ADMIN_@modulotest',
				owner: 'lucia.perez@modulotest',
				status: 'open',
				priority: 'low',
				form: '{"Asunto":"Muestras «ñ»"}',
			});
			expect(files).toHaveLength(1);
			expect(files[0]).toMatchObject({
				field: 'file',
				fileName: photo.fileName,
				mimeType: photo.mimeType,
			});
			expect(Buffer.compare(files[0].content, photo.content)).toBe(0);
			expect(added('cases')).toMatchObject({
				wolkvox_id: json.wolkvox_id,
				form: { Asunto: 'Muestras «ñ»' },
			});
		},
	},
	'case:create (two files)': {
		parameters: define('case', 'create', {
			...ticket,
			additionalFields: { files: 'photo,letter', solution: 'Enviadas' },
		}),
		item: withFiles({}, { photo, letter }),
		calls: ['insertCaseWithAttachments'],
		success: (_json, [request]) => {
			expect(request.body).toMatchObject({
				form: { Asunto: 'Muestras «ñ»' },
				solution: 'Enviadas',
				attachments: [photo.content.toString('base64'), letter.content.toString('base64')],
			});
		},
	},
	'case:find': {
		parameters: define('case', 'find', { field: 'type case', value: 'Request' }),
		calls: ['queryCases'],
		success: (json) => {
			expect(json).toHaveLength(1);
			expect(json[0]).toMatchObject({ description: 'Solicita catálogo de precios' });
		},
	},
	'case:get': {
		parameters: () => define('case', 'get', { recordId: idIn('cases') }),
		calls: ['queryCases'],
		success: (json, [request]) => {
			expect(request.body).toMatchObject({ field: 'wolkvox-id', value: idIn('cases') });
			expect(json).toEqual([expect.objectContaining({ wolkvox_id: idIn('cases') })]);
		},
	},
	'case:update': {
		parameters: () =>
			define('case', 'update', {
				...ticket,
				recordId: idIn('cases'),
				status: 'closed',
				customFields: {},
			}),
		calls: ['updateCase'],
		success: (json, [request]) => {
			const { fields, files } = request.body as MultipartBody;
			expect(fields).toMatchObject({ 'wolkvox-id': idIn('cases'), status: 'closed' });
			expect(fields).not.toHaveProperty('owner');
			expect(fields).not.toHaveProperty('form');
			expect(files).toEqual([]);
			expect(json).toEqual([{ success: true, wolkvox_id: idIn('cases') }]);
			expect(added('cases')).toMatchObject({
				status: 'closed',
				attachments: [],
				form: { Asunto: 'Catálogo' },
			});
		},
	},
	'case:update (one file)': {
		parameters: () =>
			define('case', 'update', {
				...ticket,
				recordId: idIn('cases'),
				updateFields: { files: 'letter' },
			}),
		item: withFiles({}, { letter }),
		calls: ['updateCase'],
		success: () => {
			const [file] = added('cases')?.attachments as StoredFile[];
			expect(file).toEqual({
				name: 'carta.txt',
				mimeType: 'text/plain',
				content: letter.content.toString('base64'),
			});
		},
	},
	'case:update (two files)': {
		parameters: () =>
			define('case', 'update', {
				...ticket,
				recordId: idIn('cases'),
				updateFields: {
					files: ['photo', 'letter'],
					owner: 'andres.gil@modulotest',
					contact: 'marta.quintero@example.com',
					description: 'Con adjuntos',
				},
			}),
		item: withFiles({}, { photo, letter }),
		calls: ['updateCaseAttachments'],
		success: () => {
			expect(added('cases')).toMatchObject({
				owner: 'andres.gil@modulotest',
				contact: 'marta.quintero@example.com',
				description: 'Con adjuntos',
				attachments: [
					{ content: photo.content.toString('base64') },
					{ content: letter.content.toString('base64') },
				],
			});
		},
	},
	'collection:load': {
		parameters: define('collection', 'load', {
			identification: '={{ "9" + $json.row }}',
			name: 'Ana Gómez',
			email: 'ana@example.com',
			telephone: '03001112233',
			obligations: '[{ "id": "obl7", "name": "Factura 7", "total_balance": "700" }]',
			additionalFields: { address: 'Calle 9' },
			customFields: { values: [{ name: 'Ciudad', value: 'Cali' }] },
		}),
		calls: ['massiveCollections'],
		success: (json, [request]) => {
			expect(json).toEqual([{ success: true, msg: '1 records processed', identification: '90' }]);
			expect(request.body).toMatchObject({
				collections: [
					{ Identification: '90', Telephone: '03001112233', custom_field: { Ciudad: 'Cali' } },
				],
			});
			expect(tenant().obligations.at(-1)?.fields).toMatchObject({ id: 'obl7' });
		},
	},
	'collection:createObligation': {
		parameters: () =>
			define('collection', 'createObligation', {
				...debtor(),
				obligationId: '={{ "obl9" + $json.row }}',
				additionalFields: {
					name: 'Factura 9',
					totalBalance: 10000,
					expiringDate: '2026-02-01T00:00:00',
				},
				customFields: { values: [{ name: 'Ciudad', value: 'Cali' }] },
			}),
		calls: ['insertObligation'],
		success: (_json, [request]) => {
			expect(request.body).toEqual({
				operation: 'modulotest',
				wolkvox_id: idIn('collections'),
				'wolkvox-id': idIn('collections'),
				fields: {
					id: 'obl90',
					name: 'Factura 9',
					total_balance: '10000',
					expiring_date: '01-02-2026',
					form: [{ name: 'Ciudad', value: 'Cali' }],
				},
			});
		},
	},
	'collection:updateObligation': {
		parameters: () =>
			define('collection', 'updateObligation', {
				...debtor(),
				obligationId: 'obl1',
				updateFields: { lastPay: '500', lastPayDate: '2026-01-31T00:00:00' },
				options: { dateFormat: 'monthFirst' },
			}),
		calls: ['updateObligation'],
		success: (json, [request]) => {
			expect(request.method).toBe('PUT');
			expect(json).toEqual([{ success: true, record_id: idIn('collections'), id: 'obl1' }]);
			expect(tenant().obligations[0].fields).toMatchObject({
				last_pay: '500',
				last_pay_date: '01-31-2026',
				total_balance: '10000',
			});
		},
	},
	'collection:findObligation': {
		parameters: () => define('collection', 'findObligation', { ...debtor(), obligation: 'obl1' }),
		calls: ['queryObligation'],
		success: (json) => expect(json).toEqual([expect.objectContaining({ name: 'Factura 12345' })]),
	},
	'collection:createManagement': {
		parameters: () =>
			define('collection', 'createManagement', {
				...debtor(),
				resultCode: '20',
				resultDescription: 'No contesta',
				additionalFields: { customerId: '12345' },
				moreFields: { values: [{ name: 'observacion', value: 'Buzón' }] },
			}),
		calls: ['insertManagement'],
		success: () => {
			expect(tenant().managements.at(-1)).toEqual({
				tipifycation_code: '20',
				tipifycation_desc: 'No contesta',
				module: 'collections',
				wolkvox_idRecord: idIn('collections'),
				customer_id: '12345',
				observacion: 'Buzón',
			});
		},
	},
	'collection:findManagements': {
		parameters: define('collection', 'findManagements', { field: 'customer_id', value: '12345' }),
		calls: ['queryManagement'],
		success: (json) => {
			expect(json).toEqual([expect.objectContaining({ tipifycation_desc: 'Promesa de pago' })]);
		},
	},
	'token:getUsage': {
		parameters: define('token', 'getUsage'),
		calls: ['tokenInformation'],
		success: ([json], [request]) => {
			expect(request.query).toEqual({ operation: 'modulotest' });
			expect(json).toMatchObject({ token_limit: 4800, available_consumition_options: 4799 });
			const hours = (Date.parse(String(json.restarts_at)) - Date.now()) / 3_600_000;
			expect(Math.round(hours)).toBe(15);
		},
	},
	'customApiCall:send': {
		parameters: define('customApiCall', 'send', {
			method: 'POST',
			path: '/custom/query.php',
			body: '{ "module": "Ventas", "field": "Categoria", "value": "Arepas" }',
		}),
		calls: ['query'],
		success: ([json], [request]) => {
			expect(request.body).toMatchObject({ operation: 'modulotest', module: 'Ventas' });
			expect(json).toMatchObject({ msg: '1 records were are found' });
		},
	},
};

describe('with an internal token', () => describeOperations(context('sandbox-token'), cases));

describe('with an external token', () =>
	describeOperations(context('sandbox-external'), {
		'case:getNotes': {
			parameters: define('case', 'getNotes', { field: 'type case', value: 'Request', limit: 5 }),
			calls: ['listHistoryNote'],
			success: (json) => {
				expect(json).toEqual([expect.objectContaining({ note: 'Catálogo enviado por correo' })]);
			},
		},
	}));
