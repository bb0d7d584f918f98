import type { FlowOperation } from '../../shared/operation';
import { bodyFormat } from '../api/options';
import { savedRecord } from '../api/records';
import { writeSpec } from '../api/requests';
import { fieldProperties, fieldsOf } from './fields';
import type { RecordType } from './recordType';

/** https://egito.pl/pomoc/api/ (operation CREATE). No field is required as far as is published. */
export function create(type: RecordType): FlowOperation {
	return {
		name: 'Create',
		value: 'create',
		action: `Create ${type.one}`,
		description: `Create a new ${type.one}`,
		kind: 'write',
		properties: [...type.properties, ...fieldProperties(type, 'additionalFields')],
		options: [bodyFormat],
		run: async (flow) => {
			const fields = await fieldsOf(flow, 'additionalFields');
			const { parameters } = flow;
			const spec = writeSpec(parameters, type.typeOf(parameters), 'create', fields);
			return savedRecord((await flow.call(spec)).body);
		},
	};
}
