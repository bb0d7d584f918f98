import { InputProblem } from '../../shared/inputProblem';
import type { RequestOperation } from '../../shared/operation';
import type { RequestSpec } from '../../shared/request';
import { anyJson, asOneItem, gotten, type Place, recordsOfGet, recordWithId } from '../api/answers';
import { dialectOf, selectorOf } from '../api/dialect';
import { dialectOptions, rawResponse } from '../api/options';
import { simplified } from '../api/records';
import { readSpec } from '../api/requests';
import { recordId } from './recordId';
import { type RecordType, typeNameOf } from './recordType';

/** What `output` has to know besides the answer. */
interface GetSpec extends RequestSpec {
	id: string;
	idName: string;
	place: Place;
	isRaw: boolean;
}

/** https://egito.pl/pomoc/api/ (operation GET). That the ID is sent as `id` is inferred from create. */
export function get(type: RecordType): RequestOperation<GetSpec> {
	return {
		name: 'Get',
		value: 'get',
		action: `Get ${type.one}`,
		description: `Get one ${type.one} by its ID`,
		kind: 'read',
		properties: [...type.properties, recordId(type)],
		options: [...dialectOptions, rawResponse],
		request: (parameters) => {
			const dialect = dialectOf(parameters);
			const { idName, property } = dialect;
			const id = parameters.locator('recordId');
			const place = { type: typeNameOf(type, parameters), property };
			const isRaw = parameters.flag('options.rawResponse');
			const evidence = isRaw ? anyJson : gotten(place, idName, id);
			const spec = readSpec(dialect, place.type, 'get', selectorOf(dialect, id), evidence);
			return { ...spec, id, idName, place, isRaw };
		},
		simplify: (record, { idName, isRaw }) => (isRaw ? record : simplified(record, idName)),
		output: ({ body }, { id, idName, place, isRaw }) => {
			if (isRaw) return asOneItem(body);
			const found = recordWithId(recordsOfGet(body, place, idName), idName, id);
			if (found !== undefined) return found;
			throw new InputProblem('recordId', `leads to no ${type.one}`, 'Check the ID.');
		},
	};
}
