import type { MultipartBody, Reply, SandboxRequest } from '../../vendor.mts';
import { change, moduleOf, recordOf, userOf } from './custom.mts';
import { answering, created, found, Refused, success, tokenOf } from './replies.mts';
import { newRow } from './seed.mts';
import type { Row, State, StoredFile, Tenant } from './state.mts';

type Values = Record<string, unknown>;

const TYPES = ['Request', 'Complaints', 'Claims', 'Suggestions', 'Garantía'];

/** The names of the filters, and the field of a case that each one reads. */
const FILTERS: Record<string, string> = {
	'type case': 'case-type',
	'wolkvox-id': 'wolkvox_id',
	idCase: 'wolkvox_id',
	'email contact': 'contact',
	'company name': 'companyName',
	'responsible user': 'responsible',
	'owner user': 'owner',
};

export const caseHandlers = {
	insertCase: answering((request, tenant, state) => insertCase(tenant, state, fromForm(request))),
	insertCaseWithAttachments: answering((request, tenant, state) =>
		insertCase(tenant, state, fromJson(request)),
	),
	updateCase: answering((request, tenant, state) => updateCase(tenant, state, fromForm(request))),
	updateCaseAttachments: answering((request, tenant, state) =>
		updateCase(tenant, state, fromJson(request)),
	),

	queryCases: answering((request, tenant) => {
		const { field, value } = request.body as { field: string; value: unknown };
		const name = FILTERS[field] ?? field;
		const matches = moduleOf(tenant, 'cases').records.filter(
			(record) => String(record[name] ?? '') === String(value),
		);
		return found(tenant, request, matches.map(withoutContents));
	}),

	listHistoryNote: answering((request, tenant, state) => {
		const { value, limit } = request.body as { value: string; limit?: string | number };
		const company = tokenOf(request, state)?.company;
		const notes = tenant.notes.filter(
			(note) => note.company === company && note.caseType === value,
		);
		return found(tenant, request, limit === undefined ? notes : notes.slice(0, Number(limit)));
	}),
};

function insertCase(tenant: Tenant, state: State, values: Values): Reply {
	checkCase(tenant, values);
	const row = newRow(state, tenant, 'cases', values);
	moduleOf(tenant, 'cases').records.push(row);
	return created(row.wolkvox_id);
}

/** Files are added to those that the case has; the vendor does not say whether it adds or replaces. */
function updateCase(tenant: Tenant, state: State, values: Values): Reply {
	const { 'wolkvox-id': id, attachments, ...fields } = values;
	const record = recordOf(moduleOf(tenant, 'cases'), String(id));
	checkCase(tenant, { ...record, ...fields });
	const files = [...(record.attachments as StoredFile[]), ...(attachments as StoredFile[])];
	change(state, tenant, record, { ...fields, attachments: files });
	return success(200, 'Succesfully update record', null);
}

function checkCase(tenant: Tenant, values: Values): void {
	if (!TYPES.includes(String(values['case-type']))) {
		throw new Refused(412, `The case type ${String(values['case-type'])} does not exist`);
	}
	userOf(tenant, String(values.responsible));
	userOf(tenant, String(values.owner));
	const contacts = moduleOf(tenant, 'contacts').records;
	const known = (contact: Row): boolean =>
		contact.emailcontact === values.contact || contact.wolkvox_id === values.contact;
	if (!contacts.some(known)) {
		throw new Refused(412, `The contact ${String(values.contact)} does not exist`);
	}
}

/** In the form scripts custom fields are JSON as text and files are parts, empty ones meaning none. */
function fromForm(request: SandboxRequest): Values {
	const { fields, files } = request.body as MultipartBody;
	const { operation: _operation, form, ...values } = fields;
	return {
		...values,
		...(form === undefined ? {} : { form: parseForm(form) }),
		attachments: files
			.filter((file) => file.content.length > 0)
			.map((file) => ({
				name: file.fileName,
				mimeType: file.mimeType,
				content: file.content.toString('base64'),
			})),
	};
}

/** In the base64 scripts files have no names. */
function fromJson(request: SandboxRequest): Values {
	const { operation: _operation, attachments, ...values } = request.body as Values;
	const files = ((attachments ?? []) as string[]).map((content) => ({
		name: null,
		mimeType: null,
		content,
	}));
	return { ...values, attachments: files };
}

function parseForm(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refused(412, 'The field form is not valid JSON');
	}
}

function withoutContents(record: Row): Values {
	const files = record.attachments as StoredFile[];
	return { ...record, attachments: files.map(({ name, mimeType }) => ({ name, mimeType })) };
}
