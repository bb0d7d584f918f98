import { formatDate } from '../../shared/dates';
import type { FlowOperation } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { asText } from '../../shared/values';
import { documentFor, writeFields, type Written } from '../api/body';
import { nothingOrRecord, oneRecord } from '../api/evidence';
import { flatten, recordOf } from '../api/read';
import { camelCase, type Field, type Table } from '../tables/table';
import { additionalFields, isMain, mainInputs } from './fieldInputs';
import { companyInput, customFieldInputs, parentInputs, returnFullRecord } from './inputs';
import { type Common, commonInput, readBack, withCustomFields, withSelf } from './records';
import { canRead, collectionPath, namesFor, parentParameter, type Target } from './target';

interface CreateInput {
	common: Common;
	path: string;
	written: Written;
	/** The record below which the new one lies, by its parameter's name. */
	parentId: Record<string, string>;
}

export function create(target: Target): FlowOperation<CreateInput> {
	const { table, parent } = target;
	return {
		...namesFor('create', target),
		kind: 'write',
		properties: [
			companyInput,
			...parentInputs(target),
			...mainInputs(table.fields),
			...additionalFields(table.fields),
			...customFieldInputs(table),
		],
		options: canRead(target) ? [returnFullRecord] : [],
		input: (parameters) => ({
			common: commonInput(parameters, target),
			path: collectionPath(target, parameters),
			written: writtenForCreate(parameters, table),
			parentId: parent
				? { [parentParameter(parent)]: parameters.locator(parentParameter(parent)) }
				: {},
		}),
		// What lies below the same record keeps its order: messages of a task.
		subject: ({ path }) => (parent ? path : undefined),
		/** FLOWii answers with an almost empty record, so the full one is only there if it is asked for. */
		run: async (flow, { common, path, written, parentId }) => {
			const owned = await withSelf(flow, table, written, common);
			const whole = await withCustomFields(flow, table, owned, common);
			const { body } = await flow.call({
				method: 'POST',
				path,
				body: documentFor(table, whole),
				evidence: table.silent ? nothingOrRecord : oneRecord,
			});
			if (body === '') return { success: true, ...parentId };
			const record = recordOf(body);
			const full = common.returnFullRecord && (await readBack(flow, table, asText(record.id)));
			return flatten(full || record, table.fields);
		},
	};
}

/** What the fields of a new record say; those that fall back to the present moment have it. */
export function writtenForCreate(parameters: Parameters, table: Table): Written {
	const now = formatDate(new Date().toISOString(), 'localDateTime', parameters.timezone);
	return writeFields(table.fields, parameters, { verb: 'create', at: createPlace, now });
}

/** Where create has the values of fields: required and main ones on top, the others below. */
export function createPlace(field: Field): string {
	const name = camelCase(field.name);
	return isMain(field) ? name : `additionalFields.${name}`;
}
