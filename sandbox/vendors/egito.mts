/**
 * A made-up Egito application (`sandbox.egito.pl`, so to speak). What the vendor publishes is held
 * strictly: token parameters in the query string, form or JSON bodies, dictionary IDs in fields that
 * take them. What the vendor leaves open (status of errors, shape of lists, field names beyond the
 * published sample) is a property of the tenant and can be switched, so that the node is tested
 * against every plausible Egito and not against one guess.
 *
 * Sources: https://egito.pl/pomoc/api/ and https://egito.pl/api/
 */
import { randomUUID } from 'node:crypto';

import type { Refusal, Reply, SandboxRequest, SandboxVendor } from '../vendor.mts';

export const RECORD_TYPES = ['Lead', 'Account', 'Contact', 'Opportunity'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

type Right = 'CREATE' | 'READ' | 'UPDATE';

/** What differs from one application to the next, or is not published. */
export interface Tenant {
	/** The wiki of 2016 says that leads need a gender; whether they do is up to the application. */
	leadsNeedGender: boolean;
	/** As a saved web form does: a field that was not sent is emptied. On, because that is what hurts. */
	updateClearsMissingFields: boolean;
	/** Property that holds the records of a list; empty for a bare array. `{types}` stands for `leads`. */
	listEnvelope: string;
	/** Property that holds the record of a get; empty for the bare record. `{type}` stands for `lead`. */
	getEnvelope: string;
	/** Whether envelopes also hold an empty list of `errors`. */
	emptyErrors: boolean;
	/** The most records that a list gives, and the property beside them that announces how many there are. */
	mostListed: number | null;
	announces: '' | 'total' | 'count';
	/** Grails applications commonly answer with a redirect to their own login page (inferred). */
	lostSession: 'status' | 'redirect';
	missingRight: 'status' | 'redirect';
	/** Name under which get and update take the ID. */
	idParameter: string;
	errorShape: 'strings' | 'objects' | 'map' | 'text';
	/** HTTP status of answers with `errors`. */
	errorStatus: number;
	/** Whether list looks at parameters that are named like fields. */
	filters: boolean;
	/** Null: lists are answered whole. */
	paging: {
		/** Name of the parameter that gives the position, in pages or in records. */
		position: string;
		counts: 'pages' | 'records';
		first: number;
		size: string;
		defaultSize: number;
	} | null;
}

interface FormField {
	/** Pick-list whose IDs the field takes. */
	dictionary?: string;
	required?: boolean;
}

export interface EgitoState {
	tenant: Tenant;
	clients: Record<string, string>;
	users: Record<string, { password: string; rights: Record<RecordType, Right[]> }>;
	tokens: { accessToken: string; refreshToken: string; username: string; expiresAt: number }[];
	tokenSeconds: number;
	dictionaries: Record<string, { id: number; label: string }[]>;
	forms: Record<RecordType, Record<string, FormField>>;
	/** Flat: nested values under their dotted names, as the forms send them. */
	records: Record<RecordType, Record<string, string>[]>;
	nextId: number;
}

interface Finding {
	field: string;
	message: string;
}

/** The key of an n8n credential that opens the seeded application. */
export function credentials(url: string) {
	return {
		type: 'egitoApi',
		data: {
			application: url,
			clientId: 'sandbox-id',
			clientSecret: 'sandbox-secret',
			username: 'api@sandbox',
			password: 'sandbox-pass',
		},
	};
}

function seed(): EgitoState {
	const all: Right[] = ['CREATE', 'READ', 'UPDATE'];
	const phone = { 'mainPhoneNumber.prefix': {}, 'mainPhoneNumber.suffix': {} };
	return {
		tenant: {
			leadsNeedGender: false,
			updateClearsMissingFields: true,
			listEnvelope: '',
			getEnvelope: '',
			emptyErrors: false,
			mostListed: null,
			announces: '',
			lostSession: 'status',
			missingRight: 'status',
			idParameter: 'id',
			errorShape: 'objects',
			errorStatus: 200,
			filters: true,
			paging: null,
		},
		clients: { 'sandbox-id': 'sandbox-secret' },
		users: {
			'api@sandbox': {
				password: 'sandbox-pass',
				rights: { Lead: all, Account: all, Contact: all, Opportunity: all },
			},
			'reader@sandbox': {
				password: 'sandbox-pass',
				rights: { Lead: ['READ'], Account: ['READ'], Contact: ['READ'], Opportunity: [] },
			},
		},
		tokens: [],
		tokenSeconds: 3317,
		dictionaries: {
			'lead.source': [
				{ id: 11, label: 'Website' },
				{ id: 12, label: 'Trade fair' },
				{ id: 13, label: 'Recommendation' },
			],
			industry: [
				{ id: 21, label: 'Construction' },
				{ id: 22, label: 'Food' },
				{ id: 23, label: 'Logistics' },
			],
			relationshipType: [
				{ id: 31, label: 'Customer' },
				{ id: 32, label: 'Supplier' },
			],
			gender: [
				{ id: 41, label: 'Woman' },
				{ id: 42, label: 'Man' },
			],
		},
		// Six fields of the lead are published; the rest is what this application's forms happen to have.
		forms: {
			Lead: {
				name: {},
				surname: {},
				companyName: {},
				sourceId: { dictionary: 'lead.source' },
				...phone,
				email: {},
				genderId: { dictionary: 'gender' },
				description: {},
			},
			Account: {
				name: {},
				industryId: { dictionary: 'industry' },
				relationshipTypeId: { dictionary: 'relationshipType' },
				...phone,
				'mainAddress.city': {},
			},
			Contact: { name: {}, surname: {}, accountId: {}, position: {}, email: {}, ...phone },
			Opportunity: { name: {}, accountId: {}, value: {}, description: {} },
		},
		records: {
			Lead: [
				{
					id: '101',
					name: 'Anna',
					surname: 'Nowak',
					companyName: 'Piekarnia Nowak',
					sourceId: '12',
					'mainPhoneNumber.prefix': '1',
					'mainPhoneNumber.suffix': '501001001',
					email: 'anna@piekarnia.example',
				},
				{
					id: '102',
					name: 'Piotr',
					surname: 'Zieliński',
					companyName: 'Zieliński Transport',
					sourceId: '13',
					email: 'piotr@transport.example',
				},
			],
			Account: [
				{
					id: '201',
					name: 'Browar Wisła',
					industryId: '22',
					relationshipTypeId: '31',
					'mainPhoneNumber.prefix': '1',
					'mainPhoneNumber.suffix': '124466600',
					'mainAddress.city': 'Kraków',
				},
				{ id: '202', name: 'Tartak Dębowy', industryId: '21', relationshipTypeId: '32' },
			],
			Contact: [
				{
					id: '301',
					name: 'Ewa',
					surname: 'Wiśniewska',
					accountId: '201',
					position: 'Head of purchasing',
					email: 'ewa@browar.example',
					'mainPhoneNumber.prefix': '1',
					'mainPhoneNumber.suffix': '600100200',
				},
			],
			Opportunity: [{ id: '401', name: 'Delivery fleet', accountId: '201', value: '48000' }],
		},
		nextId: 501,
	};
}

function token(request: SandboxRequest, state: EgitoState): Reply {
	const { client_id: client, client_secret: secret, username, password } = texts(request.query);
	if (client === undefined || state.clients[client] !== secret) {
		return refusedLogin(401, 'invalid_client', 'Bad client credentials');
	}
	if (username === undefined || state.users[username]?.password !== password) {
		return wrongPassword();
	}
	// The published sample has 3317 seconds left, which is how a token looks that was handed out before.
	let held = state.tokens.find((one) => one.username === username && one.expiresAt > Date.now());
	if (held === undefined) {
		held = {
			accessToken: randomUUID(),
			refreshToken: randomUUID(),
			username,
			expiresAt: Date.now() + state.tokenSeconds * 1000,
		};
		state.tokens.push(held);
	}
	return {
		status: 200,
		body: {
			access_token: held.accessToken,
			token_type: 'bearer',
			refresh_token: held.refreshToken,
			expires_in: Math.floor((held.expiresAt - Date.now()) / 1000),
			scope: 'write read',
		},
	};
}

function wrongPassword(): Reply {
	return refusedLogin(400, 'invalid_grant', 'Bad credentials');
}

function refusedLogin(status: number, error: string, description: string): Reply {
	return { status, body: { error, error_description: description } };
}

function authenticate(request: SandboxRequest, state: EgitoState): Reply | undefined {
	if (request.operationId === 'token' || userOf(request, state) !== undefined) return undefined;
	if (state.tenant.lostSession === 'redirect') return toLoginPage(request);
	return refusedLogin(401, 'invalid_token', 'Invalid access token');
}

function toLoginPage({ headers }: SandboxRequest): Reply {
	return { status: 302, headers: { location: `http://${headers.host ?? 'localhost'}/login/auth` } };
}

function userOf(request: SandboxRequest, state: EgitoState) {
	const sent = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	const held = state.tokens.find((one) => one.accessToken === sent && one.expiresAt > Date.now());
	return held && state.users[held.username];
}

/** A handler that answers only users who have the right; the refusal looks as Spring's does. */
function withRight(
	type: RecordType,
	right: Right,
	handle: (request: SandboxRequest, state: EgitoState) => Reply,
) {
	return (request: SandboxRequest, state: EgitoState): Reply => {
		if (userOf(request, state)?.rights[type].includes(right)) return handle(request, state);
		if (state.tenant.missingRight === 'redirect') return toLoginPage(request);
		return { status: 403, body: { error: 'access_denied', error_description: 'Access is denied' } };
	};
}

function create(type: RecordType) {
	return withRight(type, 'CREATE', (request, state) => {
		const fields = flatten(request.body);
		const findings = check(type, fields, state, true);
		if (findings.length > 0) return failed(findings, state.tenant);
		const id = String(state.nextId++);
		state.records[type].push({ id, ...fields });
		return { status: 200, body: { id: Number(id) } };
	});
}

function update(type: RecordType) {
	return withRight(type, 'UPDATE', (request, state) => {
		const { [state.tenant.idParameter]: id, ...fields } = flatten(request.body);
		const records = state.records[type];
		const index = records.findIndex((record) => record.id === id);
		if (index < 0) return failed([notFound(type, id, state.tenant)], state.tenant);
		const kept = state.tenant.updateClearsMissingFields ? {} : records[index];
		const changed = { ...kept, id: String(id), ...fields };
		const findings = check(type, fields, state, state.tenant.updateClearsMissingFields);
		if (findings.length > 0) return failed(findings, state.tenant);
		records[index] = changed;
		return { status: 200, body: { id: Number(id) } };
	});
}

function get(type: RecordType) {
	return withRight(type, 'READ', (request, state) => {
		const id = parametersOf(request)[state.tenant.idParameter];
		const record = state.records[type].find((one) => one.id === id);
		if (record === undefined) return failed([notFound(type, id, state.tenant)], state.tenant);
		const envelope = state.tenant.getEnvelope.replace('{type}', type.toLowerCase());
		return { status: 200, body: wrapped(unflatten(record), envelope, state.tenant) };
	});
}

function list(type: RecordType) {
	return withRight(type, 'READ', (request, state) => {
		const parameters = parametersOf(request);
		const { filters, paging } = state.tenant;
		// Names that no form has are passed over, as web frameworks do with parameters they do not know.
		const criteria = Object.entries(parameters).filter(
			([name]) => filters && (name === 'id' || name in state.forms[type]),
		);
		let found = state.records[type].filter((record) =>
			criteria.every(([name, value]) => record[name]?.toLowerCase() === value.toLowerCase()),
		);
		const matches = found.length;
		if (paging !== null) {
			const size = Number(parameters[paging.size] ?? paging.defaultSize);
			const steps = Number(parameters[paging.position] ?? paging.first) - paging.first;
			const start = paging.counts === 'pages' ? steps * size : steps;
			found = found.slice(start, start + size);
		}
		return listed(found.map(unflatten), matches, PLURALS[type], state.tenant);
	});
}

function dictionaryList(request: SandboxRequest, state: EgitoState): Reply {
	const type = String(request.query.type);
	const values = state.dictionaries[type];
	if (values === undefined) {
		return failed([{ field: 'type', message: `unknown dictionary ${type}` }], state.tenant);
	}
	return listed(values, values.length, 'values', state.tenant);
}

const PLURALS: Record<RecordType, string> = {
	Lead: 'leads',
	Account: 'accounts',
	Contact: 'contacts',
	Opportunity: 'opportunities',
};

function listed(found: unknown[], matches: number, plural: string, tenant: Tenant): Reply {
	const envelope = tenant.listEnvelope.replace('{types}', plural);
	const given = tenant.mostListed === null ? found : found.slice(0, tenant.mostListed);
	const announced = tenant.announces === '' ? {} : { [tenant.announces]: matches };
	return { status: 200, body: wrapped(given, envelope, tenant, announced) };
}

function check(
	type: RecordType,
	fields: Record<string, string>,
	state: EgitoState,
	whole: boolean,
): Finding[] {
	const form = state.forms[type];
	const findings: Finding[] = [];
	for (const [field, value] of Object.entries(fields)) {
		const dictionary = form[field]?.dictionary;
		if (form[field] === undefined) {
			findings.push({ field, message: 'is no field of the form' });
		} else if (dictionary !== undefined && value !== '' && !isValueOf(dictionary, value, state)) {
			findings.push({ field, message: `is not an ID of the dictionary ${dictionary}` });
		}
	}
	const required = Object.keys(form).filter((field) => form[field].required);
	if (type === 'Lead' && state.tenant.leadsNeedGender) required.push('genderId');
	if (whole) {
		for (const field of required) {
			if (!fields[field]) findings.push({ field, message: 'may not be empty' });
		}
	}
	return findings;
}

function isValueOf(dictionary: string, id: string, state: EgitoState): boolean {
	return state.dictionaries[dictionary].some((value) => String(value.id) === id);
}

function notFound(type: RecordType, id: string | undefined, tenant: Tenant): Finding {
	return id === undefined
		? { field: tenant.idParameter, message: 'may not be empty' }
		: { field: tenant.idParameter, message: `there is no ${type} ${id}` };
}

function failed(findings: Finding[], tenant: Tenant): Reply {
	const sentences = findings.map(({ field, message }) => `${field} ${message}`);
	const shapes = {
		strings: sentences,
		objects: findings,
		map: Object.fromEntries(findings.map(({ field, message }) => [field, message])),
		text: sentences.join('; '),
	};
	return { status: tenant.errorStatus, body: { errors: shapes[tenant.errorShape] } };
}

function refuse(refusal: Refusal): Reply {
	const status = { unknownPath: 404, wrongMethod: 405, wrongMediaType: 415, invalid: 400 };
	const errors = refusal.findings.map(({ where, message }) => ({ field: where, message }));
	return { status: status[refusal.kind], body: { errors } };
}

/** Criteria may come in the query or as a POST body. */
function parametersOf(request: SandboxRequest): Record<string, string> {
	return { ...texts(request.query), ...flatten(request.body) };
}

function texts(values: SandboxRequest['query']): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** `{ a: { b: 1 } }` and `{ 'a.b': '1' }` mean the same field. */
function flatten(body: unknown, prefix = ''): Record<string, string> {
	if (typeof body !== 'object' || body === null) return {};
	return Object.entries(body).reduce<Record<string, string>>((flat, [name, value]) => {
		if (typeof value === 'object' && value !== null) {
			return { ...flat, ...flatten(value, `${prefix}${name}.`) };
		}
		return { ...flat, [prefix + name]: value === null ? '' : String(value) };
	}, {});
}

function unflatten(record: Record<string, string>): Record<string, unknown> {
	const nested: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(record)) {
		const [outer, inner] = name.split('.');
		if (inner === undefined) {
			nested[outer] = value !== '' && /(^id|Id)$/.test(outer) ? Number(value) : value;
		} else {
			nested[outer] = { ...(nested[outer] as object), [inner]: value };
		}
	}
	return nested;
}

function wrapped(value: unknown, envelope: string, tenant: Tenant, beside: object = {}): unknown {
	if (envelope === '') return value;
	return { [envelope]: value, ...(tenant.emptyErrors ? { errors: [] } : {}), ...beside };
}

export const egito: SandboxVendor<EgitoState> = {
	name: 'egito',
	port: 8473,
	contract: 'egito.openapi.yaml',
	seed,
	authenticate,
	refuse,
	handlers: {
		token,
		dictionaryList,
		...Object.fromEntries(
			RECORD_TYPES.flatMap((type) => {
				const name = type.toLowerCase();
				return [
					[`${name}Create`, create(type)],
					[`${name}Get`, get(type)],
					[`${name}GetByPost`, get(type)],
					[`${name}Update`, update(type)],
					[`${name}List`, list(type)],
					[`${name}ListByPost`, list(type)],
				];
			}),
		),
	},
	errorUnder200: () => ({
		status: 200,
		body: { errors: [{ field: 'surname', message: 'may not be empty' }] },
	}),
	refuseLogin: wrongPassword,
	expireTokens: (state) => {
		state.tokens = [];
	},
};
