import type { INodeProperties } from 'n8n-workflow';

import { byName } from '../../shared/alphabet';
import { simplifyProperty } from '../../shared/commonProperties';
import { pollEvent, pollNotice, pollSubtitle } from '../../shared/pollProperties';
import { companyInput } from '../operations/inputs';
import { hasFilter, LOOK_BACK_DAYS, watchable } from './watchable';

const withoutEdits = watchable
	.filter((table) => !hasFilter(table, 'edited-from'))
	.map(({ value }) => value);

const dated = watchable.filter(({ datedByUsers }) => datedByUsers).map(({ value }) => value);

const EVENTS = { created: 'created', updated: 'createdOrUpdated' };

export const triggerProperties: INodeProperties[] = [
	pollNotice('FLOWii', 'Two changes between two polls are reported as one.'),
	{
		displayName: 'Record Type',
		name: 'record',
		type: 'options',
		default: 'order',
		description: 'Which records to watch',
		options: watchable.map(({ name, value }) => ({ name, value })).sort(byName),
	},
	{ ...pollEvent(EVENTS), displayOptions: { hide: { record: withoutEdits } } },
	{
		displayName: `FLOWii lists these records by the date that users give them. New ones dated up to ${LOOK_BACK_DAYS} days back are always found; older ones if FLOWii counts their creation as a change.`,
		name: 'datedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { record: dated } },
	},
	{
		displayName:
			'FLOWii does not list these records by their changes, so only new ones start the workflow',
		name: 'createdOnlyNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { record: withoutEdits } },
	},
	companyInput,
	simplifyProperty,
];

export const triggerSubtitle = pollSubtitle(watchable, 'record', EVENTS);
