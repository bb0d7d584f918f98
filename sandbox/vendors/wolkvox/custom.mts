import type { Reply, SandboxRequest } from '../../vendor.mts';
import type { RowOutcome } from './replies.mts';
import { answering, bulkDone, created, found, Refused, success } from './replies.mts';
import { newRow } from './seed.mts';
import {
	clockOf,
	localTime,
	type Module,
	nextId,
	type Row,
	type State,
	type Tenant,
} from './state.mts';

type Values = Record<string, unknown>;

interface CustomBody {
	module: string;
	type?: string;
	fields: Values;
	'wolkvox-id': string | string[];
	field: string;
	value: string | number;
	from: string;
	to: string;
	limit?: string;
}

const bodyOf = (request: SandboxRequest): CustomBody => request.body as CustomBody;

export const customHandlers = {
	insert: answering((request, tenant, state) => {
		const { module: name, type, fields } = bodyOf(request);
		if (name === 'wolkvox_activities') return insertActivity(tenant, state, type ?? '', fields);
		const module = moduleOf(tenant, name);
		const row = newRow(state, tenant, name, acceptValues(module, fields, true));
		module.records.push(row);
		return created(row.wolkvox_id);
	}),

	insertMany: answering((request, tenant, state) => {
		const { module: name } = bodyOf(request);
		const module = moduleOf(tenant, name);
		const rows: Row[] = [];
		const outcomes = eachRow(request, tenant, (fields) => {
			const row = newRow(state, tenant, name, acceptValues(module, fields, true));
			rows.push(row);
			return row.wolkvox_id;
		});
		module.records.push(...rows);
		return bulkDone(tenant, 'created', outcomes);
	}),

	update: answering((request, tenant, state) => {
		const { module: name, fields } = bodyOf(request);
		const module = moduleOf(tenant, name);
		change(
			state,
			tenant,
			recordOf(module, String(bodyOf(request)['wolkvox-id'])),
			acceptValues(module, fields),
		);
		return success(200, 'Succesfully update record', null);
	}),

	updateMany: answering(updateMany),
	updateManyByPut: answering(updateMany),

	delete: answering((request, tenant) => {
		const module = moduleOf(tenant, bodyOf(request).module);
		const ids = [bodyOf(request)['wolkvox-id']].flat();
		const gone = ids.map((id) => recordOf(module, id));
		module.records = module.records.filter((record) => !gone.includes(record));
		return success('200', 'Succesfully delete record', []);
	}),

	query: answering((request, tenant) => {
		const { module: name, field, value } = bodyOf(request);
		const module = moduleOf(tenant, name);
		return found(
			tenant,
			request,
			module.records.filter((record) => shownText(record[field]) === String(value)),
			'null',
		);
	}),

	queryDates: answering((request, tenant) => {
		const { module: name, from, to, limit } = bodyOf(request);
		const matches = moduleOf(tenant, name).records.filter((record) => {
			const minute = String(record[tenant.comparedDate]).slice(0, 16);
			return minute >= from && minute <= to;
		});
		const asked = limit === undefined ? matches : matches.slice(0, Number(limit));
		return found(tenant, request, asked, 'missing');
	}),
};

function updateMany(request: SandboxRequest, tenant: Tenant, state: State): Reply {
	const module = moduleOf(tenant, bodyOf(request).module);
	const changes: Array<{ record: Row; values: Values }> = [];
	const outcomes = eachRow(request, tenant, (row) => {
		// No page shows which key carries the ID, so both spellings are taken.
		const { wolkvox_id: underscored, 'wolkvox-id': dashed, ...fields } = row;
		const record = recordOf(module, String(underscored ?? dashed ?? ''));
		changes.push({ record, values: acceptValues(module, fields) });
		return record.wolkvox_id;
	});
	for (const { record, values } of changes) change(state, tenant, record, values);
	return bulkDone(tenant, 'updated', outcomes);
}

/** Checks each row. Throws for the first bad one where the tenant takes all rows or none. */
function eachRow(
	request: SandboxRequest,
	{ answers }: Tenant,
	work: (row: Values) => string,
): RowOutcome[] {
	return (bodyOf(request).fields as unknown as Values[]).map((row, index) => {
		try {
			return { id: work(row) };
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			const refused = new Refused(error.status, `${error.message} (row ${index + 1})`);
			if (answers.bulk === 'whole') throw refused;
			return { refused };
		}
	});
}

function insertActivity(tenant: Tenant, state: State, type: string, fields: Values): Reply {
	recordOf(moduleOf(tenant, String(fields.name_module)), String(fields.id_record));
	const participants = (fields.participants as { value?: string[] } | undefined)?.value ?? [];
	for (const user of [String(fields.wolkvox_owner), ...participants]) userOf(tenant, user);
	const id = nextId(state);
	tenant.activities.push({ wolkvox_id: id, type, fields });
	return created(id);
}

export function moduleOf(tenant: Tenant, name: string): Module {
	const module = tenant.modules[name];
	if (module === undefined) throw new Refused(404, `The module ${name} does not exist`);
	return module;
}

export function recordOf(module: Module, id: string): Row {
	const record = module.records.find((candidate) => candidate.wolkvox_id === id);
	if (record === undefined) throw new Refused(404, `The record ${id} does not exist`);
	return record;
}

export function userOf(tenant: Tenant, user: string): string {
	if (!tenant.users.includes(user)) throw new Refused(412, `The user ${user} does not exist`);
	return user;
}

/** The record's new values and its new date of change. */
export function change(state: State, tenant: Tenant, record: Row, values: Values): void {
	const wolkvox_fecha_modificacion = localTime(tenant, clockOf(state));
	Object.assign(record, values, { wolkvox_fecha_modificacion });
}

/** Checks labels byte by byte, and keeps values the way the vendor gives them back. */
function acceptValues(module: Module, values: Values, complete = false): Values {
	for (const label of Object.keys(values)) {
		if (!module.fields.some((field) => field.label === label)) {
			throw new Refused(412, `The field "${label}" does not exist`);
		}
	}
	const accepted: Values = {};
	for (const { label, shape, required } of module.fields) {
		const value = values[label];
		if (complete && required && (value === undefined || value === '')) {
			throw new Refused(412, `The field "${label}" is required`);
		}
		if (value === undefined) continue;
		const isScalar = value === null || typeof value !== 'object';
		if (shape === 'telephone' && isScalar) {
			accepted[label] = { country: '', code: '', value: String(value) };
		} else if (shape !== 'plain' && (value as { type?: string } | null)?.type !== shape) {
			throw new Refused(412, `The field "${label}" needs the type ${shape}`);
		} else {
			accepted[label] = shape === 'telephone' || shape === 'currency' ? withoutType(value) : value;
		}
	}
	return accepted;
}

/** Telephones and amounts come back without the `type` with which they were sent. */
function withoutType(value: unknown): Values {
	const { type: _type, ...rest } = value as Values;
	return rest;
}

/** What a search compares: the text of a plain value, or the shown text of a complex one. */
function shownText(value: unknown): string {
	const shown = value !== null && typeof value === 'object' ? (value as Values).value : value;
	return String(shown ?? '');
}
