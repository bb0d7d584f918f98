import { returnAllAndLimit } from '../../shared/commonProperties';
import type { FlowOperation } from '../../shared/operation';
import { pairs } from '../../shared/pairs';
import { listRecords, queryParameters } from '../api/lists';
import {
	bodyFormat,
	pagination,
	rawResponse,
	recordsProperty,
	requestMethod,
} from '../api/options';
import { asOneItem } from '../api/records';
import { readSpec } from '../api/requests';
import type { RecordType } from './recordType';

/** https://egito.pl/pomoc/api/ (operation LIST, "records that meet additional criteria"). */
export function getMany(type: RecordType): FlowOperation {
	return {
		name: 'Get Many',
		value: 'getMany',
		action: `Get many ${type.many}`,
		description: `Get many ${type.many}, filtered by criteria that your application knows`,
		kind: 'read',
		properties: [...type.properties, queryParameters, ...returnAllAndLimit],
		options: [bodyFormat, pagination, rawResponse, recordsProperty, requestMethod],
		run: async (flow) => {
			const { parameters } = flow;
			const criteria = pairs(parameters, 'queryParameters');
			const spec = readSpec(parameters, type.typeOf(parameters), 'list', criteria);
			if (parameters.flag('options.rawResponse')) return asOneItem((await flow.call(spec)).body);
			const limit = parameters.flag('returnAll') ? undefined : parameters.number('limit');
			return await listRecords(flow, spec, limit);
		},
	};
}
