import { returnAllAndLimit } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { dictionarySpec, KNOWN_DICTIONARIES } from '../../api/dictionaries';
import { recordsProperty } from '../../api/options';
import { recordsIn } from '../../api/records';

/** https://egito.pl/pomoc/api/ (section on dictionaries). Egito answers with all values at once. */
export const getMany: RequestOperation = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many dictionary values',
	description: 'Get many values of a pick-list, whose IDs records hold',
	kind: 'read',
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
		...returnAllAndLimit,
	],
	options: [recordsProperty],
	request: (parameters) => dictionarySpec(parameters.text('type').trim()),
	output: ({ body }, parameters) => {
		const values = recordsIn(body, parameters.optionalText('options.recordsProperty'));
		return parameters.flag('returnAll') ? values : values.slice(0, parameters.number('limit'));
	},
};
