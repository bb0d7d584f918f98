import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from './inputProblem';
import type { Page, Paging } from './paging';
import type { ParametersIn, Reader } from './reader';
import type { QueryValue, RequestSpec } from './request';
import { isRecord } from './values';

/**
 * Pages by names that the user enters, for lists of which it is known that they have pages, and not how
 * one asks for them.
 */
export const pagination = {
	displayName: 'Pagination',
	name: 'pagination',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Pagination',
	description:
		'Fetches page after page. The names are not published, so enter those that your system uses; without this option the list is asked for once.',
	options: [
		{
			displayName: 'Pagination',
			name: 'pages',
			values: [
				{
					displayName: 'First Position',
					name: 'first',
					type: 'number',
					default: 1,
					description: 'Position of the first page, commonly 1 for pages and 0 for records',
				},
				{
					displayName: 'Page Size',
					name: 'size',
					type: 'number',
					default: 50,
					typeOptions: { minValue: 1 },
					description: 'How many records to ask for at once',
				},
				{
					displayName: 'Position Counts',
					name: 'counts',
					type: 'options',
					options: [
						{ name: 'Pages', value: 'pages' },
						{ name: 'Records', value: 'records' },
					],
					default: 'pages',
					description: 'What the position parameter counts',
				},
				{
					displayName: 'Position Parameter',
					name: 'positionParameter',
					type: 'string',
					default: '',
					placeholder: 'e.g. page',
					description:
						'Name of the parameter that tells the page, or the first record, to begin with',
				},
				{
					displayName: 'Size Parameter',
					name: 'sizeParameter',
					type: 'string',
					default: '',
					placeholder: 'e.g. limit',
					description: 'Name of the parameter that tells how many records a page holds',
				},
			],
		},
	],
} as const satisfies INodeProperties;

type Pagination = Reader<ParametersIn<readonly [typeof pagination], 'options.'>>;

/** What stays the same however one asks for a page. */
export type PageReader = Required<Pick<Paging, 'records' | 'announced' | 'identity'>>;

/** The paging that the user described, or undefined. */
export function namedPaging(parameters: Pagination, reader: PageReader): Paging | undefined {
	if (!isRecord(parameters.raw('options.pagination.pages'))) return undefined;
	const position = parameters.optionalText('options.pagination.pages.positionParameter');
	if (position === undefined) {
		throw new InputProblem(
			'options.pagination',
			'has no position parameter',
			"Enter the name of the parameter that chooses the page, or remove the option 'Pagination'.",
		);
	}
	const sizeName = parameters.optionalText('options.pagination.pages.sizeParameter');
	const size = parameters.optionalNumber('options.pagination.pages.size') ?? 50;
	const first = parameters.optionalNumber('options.pagination.pages.first') ?? 1;
	const counts = parameters.optionalText('options.pagination.pages.counts') ?? 'pages';
	const positionOf = ({ cursor }: Page) => Number(cursor ?? first);
	return {
		...reader,
		pageSize: Math.max(1, Math.floor(size)),
		request: (spec, page) =>
			withCriteria(spec, {
				[position]: positionOf(page),
				...(sizeName !== undefined && { [sizeName]: page.size }),
			}),
		// By what came, not by what was asked for: a page may hold fewer records.
		next: (response, page) =>
			String(positionOf(page) + (counts === 'pages' ? 1 : reader.records(response).length)),
	};
}

/** Adds parameters where the call carries its others: in the query, the form or the JSON body. */
function withCriteria(spec: RequestSpec, more: Record<string, QueryValue>): RequestSpec {
	if (spec.form) return { ...spec, form: { ...spec.form, ...more } };
	if (spec.body !== undefined) return { ...spec, body: { ...(spec.body as IDataObject), ...more } };
	return { ...spec, query: { ...spec.query, ...more } };
}
