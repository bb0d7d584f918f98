import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection, simplifyProperty } from '../../shared/commonProperties';
import { pagination } from '../../shared/namedPaging';
import { pollEvent, pollNotice } from '../../shared/pollProperties';
import { subtitle } from '../../shared/subtitle';
import { moduleProperty } from '../resources/properties';

const EVENTS = { created: 'recordCreated', updated: 'recordCreatedOrChanged' };

export const triggerProperties: INodeProperties[] = [
	pollNotice(
		'wolkvox CRM',
		"<b>Each poll costs at least one call of the token's daily quota</b>: every minute is 1,440 of the 4,800 calls of the vendor's example, every 15 minutes is 96. Choose <i>Every X</i>, 15 minutes, unless it has to be quicker.",
	),
	moduleProperty,
	pollEvent(EVENTS),
	{
		displayName:
			'wolkvox CRM does not publish which clock its dates are from, nor which date its search compares. So the trigger looks at more than a day around each poll and tells records by ID. What it cannot see: records that get a date of creation in the past, and, if your CRM searches by date of creation, changes of records older than Look Back.',
		name: 'datesNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Look Back (Hours)',
		name: 'lookBack',
		type: 'number',
		default: 24,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { event: [EVENTS.updated] } },
		description:
			'How far each poll looks back. If your CRM searches by date of creation, changes are only seen in records that are younger than this.',
	},
	simplifyProperty,
	optionsCollection([
		pagination,
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. America/Bogota',
			description:
				"Zone of the CRM's clock. Narrows the search to a few hours around that clock, for modules with so many records that polls become expensive. With the wrong zone, records are missed.",
		},
	]),
];

/** `Record created: leads`. The module is the user's own name, plain in workflows of earlier versions. */
export const triggerSubtitle = `${subtitle(
	{ [EVENTS.created]: 'Record created', [EVENTS.updated]: 'Record created or updated' },
	'event',
)}: {{ $parameter["module"].value ?? $parameter["module"] }}`;
