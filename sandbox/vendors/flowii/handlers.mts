import type { Reply, SandboxRequest } from '../../vendor.mts';
import { oneOf } from './answers.mts';
import type { CompanyHandler, CompanyHandlers } from './calls.mts';
import { addressOf, checkedId, create, dataOf, list, param } from './calls.mts';
import { documentHandlers } from './documents.mts';
import { answer, created, EMPTY, refusal } from './replies.mts';
import {
	customFieldHandler,
	exportHandlers,
	fileHandlers,
	resourceHandlers,
	subListHandler,
} from './resources.mts';
import type { State, StoredRecord } from './state.mts';
import { Refused, Store } from './store.mts';
import { summaryHandlers } from './summaries.mts';
import { CUSTOM_FIELD_OWNERS, FILE_OWNERS, RESOURCES, SUB_LISTS } from './tables.mts';
import { taskHandlers } from './tasks.mts';

type Handlers = Record<string, (request: SandboxRequest, state: State) => Reply>;

/** All operations of the contract that belong to a company, built from the tables. */
export function companyHandlers(): Handlers {
	const handlers = Object.assign(
		{},
		...RESOURCES.map(resourceHandlers),
		...SUB_LISTS.map(subListHandler),
		...FILE_OWNERS.map(fileHandlers),
		...CUSTOM_FIELD_OWNERS.map(customFieldHandler),
		exportHandlers(),
		taskHandlers,
		documentHandlers,
		summaryHandlers,
		singleHandlers,
	) as CompanyHandlers;
	return Object.fromEntries(
		Object.entries(handlers).map(([name, handler]) => [name, inCompany(handler)]),
	);
}

/** The companies that the sandbox's user may work in. */
export function companiesOf(state: State): StoredRecord[] {
	const companies = state.records.filter((record) => record.type === 'company');
	return state.switches.secondCompany ? companies : companies.slice(0, 1);
}

function inCompany(handler: CompanyHandler) {
	return (request: SandboxRequest, state: State): Reply => {
		const company = String(request.query.companyId);
		if (!companiesOf(state).some(({ id }) => id === company)) {
			return refusal(403, `The user has no access to the company ${company}`);
		}
		const before = request.method === 'GET' ? undefined : structuredClone(state.records);
		try {
			return handler(request, new Store(state, company));
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			// A body that is refused leaves nothing behind, children included.
			state.records = before ?? state.records;
			return refusal(error.status, error.message);
		}
	};
}

const singleHandlers: CompanyHandlers = {
	listPermissions: listing('permission'),
	listCountries: listing('country'),
	listPartnerTags: listing('tag'),
	listNotifications: listing('notification'),
	getTag: reading('tag'),
	getFile: (request, store) => {
		const file = store.get('file', param(request));
		const { owner: _owner, ...relationships } = file.relationships;
		return answer({
			...oneOf(file, store, addressOf(request)),
			data: {
				type: 'file',
				id: file.id,
				attributes: file.attributes,
				relationships: { user: { data: relationships.user ?? null } },
			},
		});
	},
	deleteFile: (request, store) => {
		store.remove(store.get('file', param(request)));
		return EMPTY;
	},
	getOwnUser: (request, store) => answer(oneOf(store.self(), store, addressOf(request))),
	updateNotification: (request, store) => {
		store.write(store.get('notification', checkedId(request)), dataOf(request));
		return EMPTY;
	},
	createAttendanceEvent: creating('attendance-event'),
	createPlannedAbsence: creating('planned-absence'),
};

function listing(type: string): CompanyHandler {
	return (request, store) => list(store.all(type), request, store);
}

function reading(type: string): CompanyHandler {
	return (request, store) =>
		answer(oneOf(store.get(type, param(request)), store, addressOf(request)));
}

function creating(type: string): CompanyHandler {
	return (request, store) => created(create(type, dataOf(request), store));
}
