import type { IDataObject } from 'n8n-workflow';

import type { Flow, FlowOperation } from '../../shared/operation';
import { documentFor, writeFields } from '../api/body';
import { locatorAt } from '../api/locator';
import { flatten, recordOf } from '../api/read';
import { camelCase, type Field } from '../tables/table';
import { additionalFields, isMain, mainInputs } from './fieldInputs';
import { companyInput, customFieldInputs, parentInputs, returnFullRecord } from './inputs';
import { customFieldRelationships, fallbacksFor, readBack } from './records';
import { canRead, collectionPath, namesFor, parentParameter, type Subject } from './subject';

export function create(subject: Subject): FlowOperation {
	const { table } = subject;
	return {
		...namesFor('create', subject),
		kind: 'write',
		properties: [
			...parentInputs(subject),
			...mainInputs(table.fields),
			...additionalFields(table.fields),
			...customFieldInputs(table),
			companyInput,
		],
		options: canRead(subject) ? [returnFullRecord] : [],
		run: async (flow) => await createRecord(flow, subject),
	};
}

/** Where create has the values of fields: required and main ones on top, the others below. */
export function createPlace(field: Field): string {
	const name = camelCase(field.name);
	return isMain(field) ? name : `additionalFields.${name}`;
}

/** FLOWii answers with an almost empty record, so the full one is only there if it is asked for. */
async function createRecord(flow: Flow, subject: Subject): Promise<IDataObject> {
	const { table } = subject;
	const fallbacks = await fallbacksFor(flow, table, createPlace);
	const place = { verb: 'create', at: createPlace, fallbacks } as const;
	const written = writeFields(table.fields, flow.parameters, place);
	Object.assign(written.relationships, await customFieldRelationships(flow, table));
	const response = await flow.call({
		method: 'POST',
		path: collectionPath(subject, flow.parameters),
		body: documentFor(table, written),
	});
	const record = recordOf(response.body);
	if (record.id === undefined) return { success: true, ...parentId(subject, flow) };
	const wantsFull = canRead(subject) && flow.parameters.flag('options.returnFullRecord');
	return wantsFull ? await readBack(flow, table, String(record.id)) : flatten(record, table.fields);
}

/** What stays to be said when FLOWii answers with nothing. */
function parentId({ parent }: Subject, { parameters }: Flow): IDataObject {
	if (!parent) return {};
	const name = parentParameter(parent);
	return { [name]: locatorAt(parameters, name) };
}
