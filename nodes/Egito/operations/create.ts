import { type FlowOperation, newRecord } from '../../shared/operation';
import { created, savedRecord } from '../api/answers';
import { type Dialect, dialectOf } from '../api/dialect';
import { dialectOptions } from '../api/options';
import { writeSpec } from '../api/requests';
import { type EnteredFields, fieldOptions, fieldProperties, fieldsIn, resolved } from './fields';
import { type RecordType, typeNameOf } from './recordType';

interface Input {
	dialect: Dialect;
	name: string;
	fields: EnteredFields;
}

/** https://egito.pl/pomoc/api/ (operation CREATE). No field is required as far as is published. */
export function create(type: RecordType): FlowOperation<Input> {
	return {
		name: 'Create',
		value: 'create',
		action: `Create ${type.one}`,
		description: `Create a new ${type.one}`,
		kind: 'write',
		properties: [...type.properties, ...fieldProperties(type, '')],
		options: [...dialectOptions, ...fieldOptions(type)],
		input: (parameters) => {
			const dialect = dialectOf(parameters);
			return {
				dialect,
				name: typeNameOf(type, parameters),
				fields: fieldsIn(parameters, type, '', dialect),
			};
		},
		subject: newRecord,
		run: async (flow, { dialect, name, fields }) => {
			const { idName } = dialect;
			const values = await resolved(flow, fields);
			const spec = writeSpec(dialect, name, 'create', values, created(name, idName));
			return savedRecord((await flow.call(spec)).body, name, idName);
		},
	};
}
