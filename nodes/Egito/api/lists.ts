import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type {
	Flow,
	Page,
	Paging,
	QueryValue,
	RequestSpec,
	VendorResponse,
} from '../../shared/operation';
import { pairsProperty } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import { recordsIn } from './records';

/** What reading a list takes; both a node's flow and a trigger's tools have it. */
type Reader = Pick<Flow, 'parameters' | 'call' | 'list'>;

/**
 * The records that a list call answers, or the first `limit`. Asked for once, unless the user
 * described paging under *Options*: how Egito pages its lists is not published.
 */
export async function listRecords(
	{ parameters, call, list }: Reader,
	spec: RequestSpec,
	limit?: number,
): Promise<IDataObject[]> {
	const property = parameters.optionalText('options.recordsProperty');
	const paging = pagingOf(parameters, property);
	if (paging !== undefined) return await list(spec, paging, limit);
	const records = recordsIn((await call(spec)).body, property);
	return limit === undefined ? records : records.slice(0, limit);
}

function pagingOf(parameters: Parameters, property: string | undefined): Paging | undefined {
	const pages = 'options.pagination.pages';
	if (parameters.raw(pages) === undefined) return undefined;
	const position = parameters.optionalText(`${pages}.positionParameter`);
	if (position === undefined) {
		throw new InputProblem(
			'options.pagination',
			'has no position parameter',
			"Enter the name of the parameter that chooses the page, or remove the option 'Pagination'.",
		);
	}
	const sizeName = parameters.optionalText(`${pages}.sizeParameter`);
	const pageSize = parameters.optionalNumber(`${pages}.size`) ?? 50;
	const first = parameters.optionalNumber(`${pages}.first`) ?? 1;
	const counts = parameters.optionalText(`${pages}.counts`) === 'records' ? 'records' : 'pages';
	const recordsOf = ({ body }: VendorResponse) => recordsIn(body, property);
	const positionOf = ({ cursor }: Page) => Number(cursor ?? first);
	return {
		pageSize,
		records: recordsOf,
		request: (spec, page) =>
			withCriteria(spec, {
				[position]: positionOf(page),
				...(sizeName !== undefined && { [sizeName]: page.size }),
			}),
		// By what came, not by what was asked for: Egito may give fewer records at once.
		next: (response, page) =>
			String(positionOf(page) + (counts === 'pages' ? 1 : recordsOf(response).length)),
	};
}

/** Adds parameters where the call carries its others: in the query, the form or the JSON body. */
function withCriteria(spec: RequestSpec, more: Record<string, QueryValue>): RequestSpec {
	if (spec.form) return { ...spec, form: { ...spec.form, ...more } };
	if (spec.body !== undefined) return { ...spec, body: { ...(spec.body as IDataObject), ...more } };
	return { ...spec, query: { ...spec.query, ...more } };
}

/** Criteria by name; Egito says that lists take some and names none. */
export const queryParameters = pairsProperty({
	displayName: 'Query Parameters',
	name: 'queryParameters',
	row: 'Parameter',
	placeholder: 'e.g. companyName',
	description:
		'Criteria that are passed on as they are. Egito does not publish their names; those of the inputs in the list view of your application are worth a try.',
});
