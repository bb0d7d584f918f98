import type { FlowOperation } from '../../shared/operation';
import { anyJson, asOneItem } from '../api/answers';
import { dialectOf } from '../api/dialect';
import { listAll, type ListCall, listCall, queryParameters } from '../api/lists';
import { dialectOptions, rawResponse } from '../api/options';
import { simplified } from '../api/records';
import { type RecordType, typeNameOf } from './recordType';

interface Input extends ListCall {
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
			return {
				...listCall(
					parameters,
					dialect,
					typeNameOf(type, parameters),
					parameters.pairs('queryParameters'),
				),
				idName: dialect.idName,
				isRaw: parameters.flag('options.rawResponse'),
			};
		},
		run: async (flow, { isRaw, ...list }) => {
			if (isRaw) return asOneItem((await flow.call({ ...list.spec, evidence: anyJson })).body);
			const { records, mayBeCut } = await listAll(flow, list);
			if (mayBeCut && flow.limit === Infinity) {
				flow.hint(
					`Egito listed exactly ${records.length} ${type.many} and did not say how many there are. If there are more, its list is cut: check Options > Pagination.`,
				);
			}
			return records;
		},
	};
}
