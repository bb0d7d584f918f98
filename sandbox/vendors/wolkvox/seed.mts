import {
	clockOf,
	type Field,
	localTime,
	type Module,
	nextId,
	type Row,
	type State,
	type Tenant,
} from './state.mts';

const DAY = 86_400_000;

/** Labels with accents, capitals and a trailing blank, as real tenants have them. */
const CONTACT_FIELDS: Field[] = [
	{ label: 'namecontact', shape: 'plain', required: true },
	{ label: 'telephonecontact', shape: 'telephone' },
	{ label: 'emailcontact', shape: 'plain' },
	{ label: 'idcontact', shape: 'plain' },
	{ label: 'Tipo Cliente', shape: 'plain' },
	{ label: 'Categoría', shape: 'plain' },
	{ label: 'Dirección ', shape: 'address' },
	{ label: 'Cupo', shape: 'currency' },
	{ label: 'Asesor', shape: 'search' },
	{ label: 'Pedidos', shape: 'table' },
];

const CONTACTS = [
	{
		namecontact: 'Luisa Fernanda Ríos',
		telephonecontact: { country: 'Colombia', code: '57', value: '573001112233' },
		emailcontact: 'luisa.rios@example.com',
		idcontact: '52123456',
		'Tipo Cliente': 'Mayorista',
		Categoría: 'Arepas',
		'Dirección ': { type: 'address', value: 'Calle 145a #12-60' },
		Cupo: { value: '1750905', symbol: 'COP', convert: 1750905 },
		Pedidos: { type: 'table', value: [{ Producto: 'Arepa de choclo', Cantidad: '40' }] },
	},
	{
		namecontact: 'Pablo Cárdenas',
		telephonecontact: { country: 'Colombia', code: '57', value: '573014445566' },
		emailcontact: 'pablo.cardenas@example.com',
		idcontact: '79222333',
		'Tipo Cliente': 'Minorista',
		Categoría: 'Quesos',
		'Dirección ': { type: 'address', value: 'Carrera 7 #71-21' },
	},
	{
		namecontact: 'Marta Quintero',
		telephonecontact: { country: 'Colombia', code: '57', value: '573027778899' },
		emailcontact: 'marta.quintero@example.com',
		idcontact: '43555666',
		'Tipo Cliente': 'Minorista',
		Categoría: 'Quesos',
	},
];

export function seed(): State {
	const state: State = { tenants: {}, lastId: 0, clockOffsetMinutes: 0 };
	addTenant(state, 'modulotest', 'wolkvox_fecha_creacion');
	addTenant(state, 'modulotest02', 'wolkvox_fecha_modificacion');
	return state;
}

function addTenant(state: State, operation: string, comparedDate: Tenant['comparedDate']): void {
	const limit = 4800;
	const tenant: Tenant = {
		timezone: 'America/Bogota',
		comparedDate,
		answers: {
			bulk: 'whole',
			ids: 'objects',
			lists: 'list',
			most: null,
			announces: 'all',
			totalRecords: false,
			paging: null,
		},
		users: [`ADMIN_@${operation}`, `lucia.perez@${operation}`, `andres.gil@${operation}`],
		tokens: {
			'sandbox-token': { type: 'internal', limit, usedToday: 0, errorsUnder200: false },
			'sandbox-quiet': { type: 'internal', limit, usedToday: 0, errorsUnder200: true },
			'sandbox-spent': { type: 'internal', limit, usedToday: limit, errorsUnder200: false },
			'sandbox-external': {
				type: 'external',
				company: 'Café Andino SAS',
				limit,
				usedToday: 0,
				errorsUnder200: false,
			},
		},
		modules: {},
		activities: [],
		notes: [],
		obligations: [],
		managements: [],
	};
	state.tenants[operation] = tenant;

	addModule(state, tenant, 'contacts', CONTACT_FIELDS, CONTACTS);
	addModule(state, tenant, 'leads', plain('names', 'emailcontact', 'Origen'), [
		{ names: 'Tienda La Esquina', emailcontact: 'esquina@example.com', Origen: 'Feria' },
	]);
	addModule(state, tenant, 'Ventas', plain('Categoria', 'Producto', 'Precio'), [
		{ Categoria: 'Arepas', Producto: 'Arepa de choclo', Precio: 6700 },
		{ Categoria: 'Quesos', Producto: 'Queso campesino', Precio: 12400 },
	]);
	addModule(
		state,
		tenant,
		'cases',
		[],
		[
			{
				'case-type': 'Request',
				responsible: `ADMIN_@${operation}`,
				owner: `ADMIN_@${operation}`,
				contact: 'luisa.rios@example.com',
				description: 'Solicita catálogo de precios',
				status: 'open',
				priority: 'low',
				companyName: 'Café Andino SAS',
				form: { Asunto: 'Catálogo' },
				attachments: [],
			},
		],
	);
	const debtorFields = plain('Identification', 'Name', 'Email', 'Telephone', 'Address');
	addModule(state, tenant, 'collections', debtorFields, [
		{
			Identification: '12345',
			Name: 'Marta Quintero',
			Email: 'marta.quintero@example.com',
			Telephone: '573027778899',
			Address: 'Calle 10 #5-51',
		},
	]);
	addDebtAndNote(tenant, operation);
}

/** One obligation with a management on it, and one note on the case. */
function addDebtAndNote(tenant: Tenant, operation: string): void {
	const debtor = tenant.modules.collections.records[0];
	tenant.obligations.push({
		record: debtor.wolkvox_id,
		fields: {
			id: 'obl1',
			name: 'Factura 12345',
			total_balance: '10000',
			portfolio_type: 'VIP Client',
			last_pay: '2000',
			last_pay_date: '06-06-2023',
			expiring_date: '07-07-2023',
			days_delay: '90',
			form: [{ name: 'Ciudad', value: 'Medellín' }],
		},
	});
	tenant.managements.push({
		operation,
		tipifycation_code: '10',
		tipifycation_desc: 'Promesa de pago',
		module: 'collections',
		wolkvox_idRecord: debtor.wolkvox_id,
		id_customer: '12345',
		customer_id: '12345',
	});
	const request = tenant.modules.cases.records[0];
	tenant.notes.push({
		caseId: request.wolkvox_id,
		company: 'Café Andino SAS',
		caseType: 'Request',
		date: request.wolkvox_fecha_creacion,
		user: `ADMIN_@${operation}`,
		note: 'Catálogo enviado por correo',
	});
}

function plain(...labels: string[]): Field[] {
	return labels.map((label) => ({ label, shape: 'plain' }));
}

/** Seeded records are a few days old, the last one the youngest. */
function addModule(
	state: State,
	tenant: Tenant,
	name: string,
	fields: Field[],
	rows: Record<string, unknown>[],
): void {
	const module: Module = { fields, records: [] };
	tenant.modules[name] = module;
	rows.forEach((row, index) => {
		const created = clockOf(state) - (rows.length - index) * DAY;
		module.records.push(newRow(state, tenant, name, row, created));
	});
}

/** A record with the system fields that every answer carries. */
export function newRow(
	state: State,
	tenant: Tenant,
	moduleName: string,
	values: Record<string, unknown>,
	at: number = clockOf(state),
): Row {
	const admin = tenant.users[0];
	return {
		...values,
		wolkvox_id: nextId(state),
		wolkvox_form_name: moduleName,
		wolkvox_fecha_creacion: localTime(tenant, at),
		wolkvox_usuario_creacion: admin.replace('ADMIN_', 'API'),
		wolkvox_fecha_modificacion: localTime(tenant, at),
		wolkvox_usuario_modificacion: 'API',
		wolkvox_origen: null,
		wolkvox_ip_address: '192.0.2.10',
		wolkvox_owner: { user: admin, nombre: 'Administrador', id: '1', email: admin },
	};
}
