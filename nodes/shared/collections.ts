import type { INodeProperties } from 'n8n-workflow';

/** *Additional Fields*: what may be left out, of an operation that creates or starts something. */
export function additionalFields<const O extends INodeProperties[]>(...options: O) {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	} as const;
}
