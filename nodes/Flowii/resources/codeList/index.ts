import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { byName } from '../../../shared/alphabet';
import { InputProblem } from '../../../shared/inputProblem';
import type { RequestOperation, Resource } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import type { QueryValue, RequestSpec } from '../../../shared/request';
import { manyRecords, theRecord } from '../../api/evidence';
import { wholeId } from '../../api/ids';
import { unpaged } from '../../api/paging';
import { flatten, recordOf } from '../../api/read';
import { codeListNamed } from '../../operations/codeLists';
import { companyInput, locator } from '../../operations/inputs';
import { codeLists } from '../../tables';
import { DOCUMENT_TYPE } from '../../tables/choices';
import type { CodeListName, CodeListTable } from '../../tables/table';

const all = Object.entries(codeLists) as Array<[CodeListName, CodeListTable]>;

/** The lists that offer something, to choose from. */
function listInput(offers: (list: CodeListTable) => boolean): INodeProperties {
	const options = all
		.filter(([, list]) => offers(list))
		.map(([value, { name }]) => ({ name, value }))
		.sort(byName);
	const first = options[0].value;
	return {
		displayName: 'List',
		name: 'list',
		type: 'options',
		default: first,
		options,
		description: 'Which of the short lists that FLOWii keeps for your company',
	};
}

function namesNeeding(need: NonNullable<CodeListTable['needs']>[number]): string[] {
	return all.filter(([, { needs }]) => needs?.includes(need)).map(([value]) => value);
}

const documentType: INodeProperties = {
	displayName: 'Document Type',
	name: 'documentType',
	type: 'options',
	default: 4,
	description: 'Each type of document has categories and number series of its own',
	options: [...DOCUMENT_TYPE],
	displayOptions: { show: { list: namesNeeding('documentType') } },
};

const companyData: INodeProperties = {
	...locator({ displayName: 'Own Company', name: 'companyData', from: 'companyData' }),
	required: true,
	description: 'Each of the own companies has number series of its own',
	displayOptions: { show: { list: namesNeeding('companyDataId') } },
};

const entry: INodeProperties = {
	...locator({
		displayName: 'Entry',
		name: 'recordId',
		from: 'entry',
		dependsOn: ['list', 'documentType'],
	}),
	required: true,
	description: "One entry of the list that is chosen under 'List'",
};

function needed({ needs = [] }: CodeListTable, parameters: Parameters): Record<string, QueryValue> {
	return {
		...(needs.includes('documentType') && { documentType: parameters.number('documentType') }),
		...(needs.includes('companyDataId') && {
			companyDataId: parameters.locator('companyData'),
		}),
	};
}

function missing(what: string): InputProblem {
	return new InputProblem('list', `has no ${what}`, 'Choose another list.');
}

/** Which list an entry is of, for its simplified form. */
interface ListSpec extends RequestSpec {
	list: CodeListTable;
}

const simplify = (record: IDataObject, { list }: ListSpec) => flatten(record, list.attributes);

const getMany: RequestOperation<ListSpec> = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many entries of code list (states, types, categories)',
	description: 'List the states, types, categories or other entries of one list, with their IDs',
	kind: 'read',
	properties: [companyInput, listInput(() => true), documentType, companyData],
	paging: unpaged,
	request: (parameters) => {
		const list = codeListNamed(parameters.text('list'));
		const query = needed(list, parameters);
		return { method: 'GET', path: list.path, query, evidence: manyRecords, list };
	},
	simplify,
};

const get: RequestOperation<ListSpec> = {
	name: 'Get',
	value: 'get',
	action: 'Get entry of code list',
	description: 'Read one entry of a list by its ID',
	kind: 'read',
	properties: [companyInput, listInput(({ single }) => single !== undefined), documentType, entry],
	request: (parameters) => {
		const list = codeListNamed(parameters.text('list'));
		if (list.single === undefined) throw missing('single entries');
		const id = wholeId(parameters.locator('recordId'), 'recordId');
		return { method: 'GET', path: `${list.single}/${id}`, evidence: theRecord(id), list };
	},
	output: ({ body }) => recordOf(body),
	simplify,
};

const getSubentries: RequestOperation<ListSpec> = {
	name: 'Get Subentries',
	value: 'getSubentries',
	action: 'Get subentries of entry of code list',
	description: 'List the entries below an entry, such as the subtypes of an order type',
	kind: 'read',
	properties: [
		companyInput,
		listInput(({ children }) => children !== undefined),
		documentType,
		entry,
	],
	paging: unpaged,
	request: (parameters) => {
		const list = codeListNamed(parameters.text('list'));
		if (list.children === undefined) throw missing('subentries');
		const id = wholeId(parameters.locator('recordId'), 'recordId');
		return {
			method: 'GET',
			path: `${list.path}/${id}/${list.children}`,
			evidence: manyRecords,
			list,
		};
	},
	simplify,
};

export const codeList: Resource = {
	name: 'Code List',
	value: 'codeList',
	description: 'States, types, categories, units and other short lists',
	operations: [getMany, get, getSubentries],
};
