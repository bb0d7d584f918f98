import type { SandboxRequest } from '../../vendor.mts';
import { change, moduleOf, recordOf } from './custom.mts';
import { answering, created, found, Refused, success } from './replies.mts';
import { newRow } from './seed.mts';
import { nextId, type Obligation, type Tenant } from './state.mts';

type Values = Record<string, unknown>;

interface CollectionsBody {
	wolkvox_id?: string;
	'wolkvox-id'?: string;
	fields: Values;
	collections: Values[];
	obligation: string;
	field: string;
	value: string;
}

const bodyOf = (request: SandboxRequest): CollectionsBody => request.body as CollectionsBody;

export const collectionHandlers = {
	/** A debtor is known again by the identification; the name `obligations` is our reading of a cut page. */
	massiveCollections: answering((request, tenant, state) => {
		const debtors = moduleOf(tenant, 'collections');
		for (const { obligations, ...values } of bodyOf(request).collections) {
			let debtor = debtors.records.find((known) => known.Identification === values.Identification);
			if (debtor === undefined) {
				debtor = newRow(state, tenant, 'collections', values);
				debtors.records.push(debtor);
			} else {
				change(state, tenant, debtor, values);
			}
			for (const fields of (obligations as Values[] | undefined) ?? []) {
				const known = findObligation(tenant, debtor.wolkvox_id, String(fields.id));
				if (known) Object.assign(known.fields, fields);
				else tenant.obligations.push({ record: debtor.wolkvox_id, fields });
			}
		}
		return success(200, `${bodyOf(request).collections.length} records processed`, null);
	}),

	insertObligation: answering((request, tenant, state) => {
		const { fields } = bodyOf(request);
		if (fields.module === 'collections') {
			recordOf(moduleOf(tenant, 'collections'), String(fields.wolkvox_idRecord));
			tenant.managements.push(fields);
			return created(nextId(state));
		}
		const record = debtorOf(request, tenant);
		if (findObligation(tenant, record, String(fields.id))) {
			throw new Refused(412, `The obligation ${String(fields.id)} exists already`);
		}
		tenant.obligations.push({ record, fields });
		return success(200, 'Succesfully create record', []);
	}),

	updateObligation: answering((request, tenant) => {
		const { fields } = bodyOf(request);
		const known = findObligation(tenant, debtorOf(request, tenant), String(fields.id));
		if (!known) throw new Refused(404, `The obligation ${String(fields.id)} does not exist`);
		Object.assign(known.fields, fields);
		return success(200, 'Succesfully update record', null);
	}),

	queryObligation: answering((request, tenant) => {
		const known = findObligation(tenant, debtorOf(request, tenant), bodyOf(request).obligation);
		return known
			? success('200', '1 records were are found', known.fields)
			: found(tenant, request, [], 'null');
	}),

	queryManagement: answering((request, tenant) => {
		const { field, value } = bodyOf(request);
		return found(
			tenant,
			request,
			tenant.managements.filter((known) => String(known[field] ?? '') === value),
		);
	}),
};

/** The table of the page says `wolkvox_id`, its list of required fields `wolkvox-id`. */
function debtorOf(request: SandboxRequest, tenant: Tenant): string {
	const { wolkvox_id: underscored, 'wolkvox-id': dashed } = bodyOf(request);
	return recordOf(moduleOf(tenant, 'collections'), String(underscored ?? dashed)).wolkvox_id;
}

function findObligation(tenant: Tenant, record: string, named: string): Obligation | undefined {
	return tenant.obligations.find(
		(known) =>
			known.record === record && (known.fields.id === named || known.fields.name === named),
	);
}
