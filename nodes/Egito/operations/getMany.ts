import type { IDataObject } from 'n8n-workflow';

import type { FlowOperation } from '../../shared/operation';
import { valueAt } from '../../shared/values';
import { anyJson, asOneItem } from '../api/answers';
import { dialectOf } from '../api/dialect';
import { listAll, type ListCall, listCall, queryParameters } from '../api/lists';
import { dialectOptions, rawResponse } from '../api/options';
import { comparable, simplified } from '../api/records';
import { type RecordType, typeNameOf } from './recordType';

interface Input extends ListCall {
	criteria: IDataObject;
	idName: string;
	isRaw: boolean;
}

/** https://egito.pl/pomoc/api/ (operation LIST, "records that meet additional criteria"). */
export function getMany(type: RecordType): FlowOperation<Input> {
	return {
		name: 'Get Many',
		value: 'getMany',
		action: `Get many ${type.many}`,
		description: `Get many ${type.many}, filtered by criteria that your application knows`,
		kind: 'read',
		list: true,
		properties: [...type.properties, queryParameters],
		options: [...dialectOptions, rawResponse],
		simplify: (record, { idName, isRaw }) => (isRaw ? record : simplified(record, idName)),
		input: (parameters) => {
			const dialect = dialectOf(parameters);
			const criteria = parameters.pairs('queryParameters');
			return {
				...listCall(parameters, dialect, typeNameOf(type, parameters), criteria),
				criteria,
				idName: dialect.idName,
				isRaw: parameters.flag('options.rawResponse'),
			};
		},
		run: async (flow, { isRaw, criteria, ...list }) => {
			if (isRaw) return asOneItem((await flow.call({ ...list.spec, evidence: anyJson })).body);
			const { records, mayBeCut } = await listAll(flow, list);
			if (mayBeCut && flow.limit === Infinity) {
				flow.hint(
					`Egito listed exactly ${records.length} ${type.many} and did not say how many there are. If there are more, its list is cut: check Options > Pagination.`,
				);
			}
			const unknown = ignoredIn(records, criteria);
			if (unknown.length > 0) {
				flow.hint(
					`No record that Egito listed fits '${unknown.join("', '")}', so it may not know this criterion and list all.`,
				);
			}
			return records;
		},
	};
}

/** Criteria by the names of fields that all records have, and of which none holds the value. */
function ignoredIn(records: IDataObject[], criteria: IDataObject): string[] {
	if (records.length === 0) return [];
	return Object.entries(criteria).flatMap(([name, value]) => {
		const found = records.map((record) => valueAt(record, name));
		const isField = found.every((held) => held !== undefined);
		const fits = found.some((held) => comparable(held).includes(comparable(value)));
		return isField && !fits ? [name] : [];
	});
}
