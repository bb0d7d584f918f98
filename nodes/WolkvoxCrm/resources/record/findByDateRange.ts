import { InputProblem } from '../../../shared/inputProblem';
import type { Flow, FlowOperation, RequestSpec } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { recordsIn } from '../../api/envelope';
import { type Found, type Range, rangeRequest, recordsBetween } from '../../api/range';
import { simplifyRecord } from '../../api/simplify';
import { listProperties, moduleProperty } from '../properties';

/** https://www.crmvox.com/apis-v2/query-dates/ */
export const findByDateRange: FlowOperation = {
	name: 'Find by Date Range',
	value: 'findByDateRange',
	action: 'Find records by date range',
	description: 'Find the records of a module from a period of time',
	kind: 'read',
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
		...listProperties,
	],
	options: [
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. America/Bogota',
			description: "Zone of the CRM's clock. Without it, the workflow's time zone is used.",
		},
	],
	run: async (flow) => {
		const { parameters } = flow;
		const limit = parameters.flag('returnAll') ? undefined : parameters.number('limit');
		const { records, cut } = await search(flow, limit);
		if (cut) {
			flow.hint(
				'wolkvox CRM cut the answer for a single minute: some records of the period are missing.',
			);
		}
		const wanted = records.slice(0, limit);
		return parameters.flag('simplify') ? wanted.map(simplifyRecord) : wanted;
	},
};

/** With a limit the CRM is asked once and for no more; without, until nothing is missing. */
async function search(flow: Flow, limit: number | undefined): Promise<Found> {
	const { parameters } = flow;
	const module = parameters.text('module');
	const timezone = parameters.optionalText('options.timezone') ?? parameters.timezone;
	const range = rangeOf(parameters);
	const call = async (spec: RequestSpec) => await flow.call(spec);
	if (limit === undefined) return await recordsBetween(call, module, range, timezone);
	const { body } = await call(rangeRequest(module, range, timezone, limit));
	return { records: recordsIn(body), cut: false };
}

function rangeOf(parameters: Parameters): Range {
	const from = Date.parse(parameters.date('from', 'iso'));
	const to = Date.parse(parameters.date('to', 'iso'));
	if (to < from) throw new InputProblem('to', "is before 'From'", 'Swap the two.');
	return { from, to };
}
