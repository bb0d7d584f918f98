import { InputProblem } from '../../../shared/inputProblem';
import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import { rangeRequest, recordsBetween } from '../../api/range';
import { simplifyRecord } from '../../api/simplify';
import { zoneOf } from '../../api/zones';
import { paged, searchedUpToLimit } from '../../operations/search';
import { moduleProperty, textField } from '../properties';

/** A twentieth of the daily quota in the vendor's sample, 4,800 calls. */
const MOST_CALLS = 240;

/** https://www.crmvox.com/apis-v2/query-dates/ */
export const findByDateRange = flowOperation({
	name: 'Find by Date Range',
	value: 'findByDateRange',
	action: 'Find records by date range',
	description: 'Find the records of a module from a period of time',
	kind: 'read',
	list: true,
	properties: [
		moduleProperty,
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			required: true,
			default: '',
			description:
				'Start of the period, to the minute. The vendor does not say whether the date of creation or of change counts.',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'End of the period, to the minute',
		},
	],
	options: [
		pagination,
		textField(
			'Time Zone',
			'timezone',
			'e.g. America/Bogota',
			"Zone of the CRM's clock. Without it, the workflow's time zone is used.",
		),
	],
	input: (parameters) => {
		const from = Date.parse(parameters.date('from', 'iso'));
		const to = Date.parse(parameters.date('to', 'iso'));
		if (to < from) throw new InputProblem('to', "is before 'From'", 'Swap the two.');
		const timezone = zoneOf(parameters.optionalText('options.timezone'), 'options.timezone');
		const range = {
			module: parameters.choice('module'),
			from,
			to,
			timezone: timezone ?? parameters.timezone,
		};
		return { range, search: paged(rangeRequest(range), parameters) };
	},
	// With a limit the CRM is asked once and for no more; without, until nothing is missing.
	run: async (flow, { range, search }) =>
		search.paging || Number.isFinite(flow.limit)
			? await searchedUpToLimit(flow, search)
			: flow.whole(await recordsBetween(flow.call, range, MOST_CALLS)),
	simplify: simplifyRecord,
});
