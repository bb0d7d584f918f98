import type { INodeProperties } from 'n8n-workflow';

import { returnAllAndLimit, simplifyProperty } from '../../../shared/commonProperties';
import { InputProblem } from '../../../shared/inputProblem';
import type { QueryValue, RequestOperation, Resource } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { path } from '../../../shared/path';
import { requiredLocatorAt } from '../../api/locator';
import { inOnePiece } from '../../api/paging';
import { flatten, recordOf } from '../../api/read';
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
		.sort((a, b) => a.name.localeCompare(b.name));
	const first = options[0].value;
	return { displayName: 'List', name: 'list', type: 'options', default: first, options };
}

function namesNeeding(need: NonNullable<CodeListTable['needs']>[number]): string[] {
	return all.filter(([, { needs }]) => needs?.includes(need)).map(([value]) => value);
}

const documentType: INodeProperties = {
	displayName: 'Document Type',
	name: 'documentType',
	type: 'options',
	default: 4,
	options: [...DOCUMENT_TYPE],
	displayOptions: { show: { list: namesNeeding('documentType') } },
};

const companyData: INodeProperties = {
	...locator({ displayName: 'Own Company', name: 'companyData', from: 'companyData' }),
	required: true,
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
};

function chosen(parameters: Parameters): CodeListTable {
	const name = parameters.text('list');
	const found = all.find(([value]) => value === name);
	if (!found) throw new InputProblem('list', `is unknown: ${name}`);
	return found[1];
}

function needed({ needs = [] }: CodeListTable, parameters: Parameters): Record<string, QueryValue> {
	return {
		...(needs.includes('documentType') && { documentType: parameters.number('documentType') }),
		...(needs.includes('companyDataId') && {
			companyDataId: requiredLocatorAt(parameters, 'companyData'),
		}),
	};
}

function missing(what: string): InputProblem {
	return new InputProblem('list', `has no ${what}`, 'Choose another list.');
}

const getMany: RequestOperation = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many code list entries',
	description: 'Get many entries of a code list',
	kind: 'read',
	properties: [
		listInput(() => true),
		documentType,
		companyData,
		...returnAllAndLimit,
		simplifyProperty,
		companyInput,
	],
	paging: inOnePiece,
	request: (parameters) => {
		const list = chosen(parameters);
		return { method: 'GET', path: list.path, query: needed(list, parameters) };
	},
	simplify: (record, parameters) => flatten(record, chosen(parameters).attributes),
};

const get: RequestOperation = {
	name: 'Get',
	value: 'get',
	action: 'Get code list entry',
	description: 'Get an entry of a code list',
	kind: 'read',
	properties: [
		listInput(({ single }) => single !== undefined),
		documentType,
		entry,
		simplifyProperty,
		companyInput,
	],
	request: (parameters) => {
		const { single } = chosen(parameters);
		if (single === undefined) throw missing('single entries');
		return {
			method: 'GET',
			path: `${single}${path`/${requiredLocatorAt(parameters, 'recordId')}`}`,
		};
	},
	output: ({ body }) => recordOf(body),
	simplify: (record, parameters) => flatten(record, chosen(parameters).attributes),
};

const getSubentries: RequestOperation = {
	name: 'Get Subentries',
	value: 'getSubentries',
	action: 'Get subentries of code list entry',
	description: 'Get many entries below an entry, such as the subtypes of an order type',
	kind: 'read',
	properties: [
		listInput(({ children }) => children !== undefined),
		documentType,
		entry,
		...returnAllAndLimit,
		simplifyProperty,
		companyInput,
	],
	paging: inOnePiece,
	request: (parameters) => {
		const { path: main, children } = chosen(parameters);
		if (children === undefined) throw missing('subentries');
		return {
			method: 'GET',
			path: `${main}${path`/${requiredLocatorAt(parameters, 'recordId')}`}/${children}`,
		};
	},
	simplify: (record, parameters) => flatten(record, chosen(parameters).attributes),
};

export const codeList: Resource = {
	name: 'Code List',
	value: 'codeList',
	description: 'States, types, categories, units and other short lists',
	operations: [getMany, get, getSubentries],
};
