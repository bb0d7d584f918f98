import type { FlowOperation } from '../../../shared/operation';
import type { Paging } from '../../../shared/paging';
import type { RequestSpec } from '../../../shared/request';
import { dictionaryCall, KNOWN_DICTIONARIES } from '../../api/dictionaries';
import { recordsProperty } from '../../api/options';
import { nameIn } from '../../operations/recordType';

/** https://egito.pl/pomoc/api/ (section on dictionaries). Egito answers with all values at once. */
export const getMany: FlowOperation<{ spec: RequestSpec; paging: Paging }> = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many dictionary values',
	description: 'Get many values of a pick-list, whose IDs records hold',
	kind: 'read',
	list: true,
	properties: [
		{
			displayName: 'Dictionary Type',
			name: 'type',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. lead.source',
			description: `Code of the dictionary. Egito names ${KNOWN_DICTIONARIES.join(', ')}; others go by the name of the field.`,
		},
	],
	options: [recordsProperty],
	input: (parameters) =>
		dictionaryCall(
			nameIn(parameters, 'type'),
			parameters.optionalText('options.recordsProperty')?.trim() || undefined,
		),
	run: async (flow, { spec, paging }) => await flow.list(spec, paging),
};
