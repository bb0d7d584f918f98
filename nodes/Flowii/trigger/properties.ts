import type { INodeProperties } from 'n8n-workflow';

import { simplifyProperty } from '../../shared/commonProperties';
import { companyInput } from '../operations/inputs';
import { hasFilter, LOOK_BACK_DAYS, watchable } from './watchable';

const withoutEdits = watchable
	.filter((table) => !hasFilter(table, 'edited-from'))
	.map(({ value }) => value);

const dated = watchable.filter(({ datedByUsers }) => datedByUsers).map(({ value }) => value);

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Record',
		name: 'record',
		type: 'options',
		default: 'order',
		description: 'What to watch',
		options: watchable
			.map(({ name, value }) => ({ name, value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	},
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		default: 'created',
		displayOptions: { hide: { record: withoutEdits } },
		options: [
			{ name: 'Record Created', value: 'created', description: 'Each new record once' },
			{
				name: 'Record Created or Updated',
				value: 'createdOrUpdated',
				description: 'Each new record, and each record again when it was changed',
			},
		],
	},
	{
		displayName: `FLOWii lists these records by the date that users give them. New ones dated up to ${LOOK_BACK_DAYS} days back are always found; older ones if FLOWii counts their creation as a change.`,
		name: 'datedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { record: dated } },
	},
	companyInput,
	simplifyProperty,
];
