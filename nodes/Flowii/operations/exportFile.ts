import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { RecordWithFiles, type RequestOperation } from '../../shared/operation';
import { fileFrom } from '../api/files';
import { filterQuery } from '../api/filters';
import type { ExportTable, ResourceTable } from '../tables/table';
import { filterFields } from './fieldInputs';
import { companyInput, outputFileField } from './inputs';
import { sentenceCase } from './subject';

/** A file with many records, for an accounting program or an archive. */
export function exportFile(
	table: ResourceTable,
	{ flag, ...facts }: ExportTable,
): RequestOperation {
	const many = sentenceCase(table.plural);
	const target = facts.name.replace('Export to ', '');
	return {
		name: facts.name,
		value: facts.value,
		action: `Export ${many} to ${target}`,
		description: `Get a file with ${many} in the format of ${target}`,
		kind: 'read',
		properties: [
			outputFileField,
			...filterFields(facts.filters),
			...(flag ? [switchFor(flag)] : []),
			companyInput,
		],
		request: (parameters) => ({
			method: 'GET',
			path: `${table.path}${facts.path}`,
			query: {
				...filterQuery(facts.filters, parameters),
				...(flag && { [flag.name]: parameters.optionalFlag(flag.name) }),
			},
			answer: 'binary',
		}),
		output: (response, parameters) => {
			const name = `${table.path}${facts.path}`.slice(1).replace(/\//g, '-');
			const file = fileFrom(response, name);
			const json: IDataObject = {
				fileName: file.fileName,
				mimeType: file.mimeType,
				fileSize: file.content.length,
			};
			return new RecordWithFiles(json, { [parameters.text('binaryPropertyName')]: file });
		},
	};
}

function switchFor({
	name,
	label,
	description,
}: NonNullable<ExportTable['flag']>): INodeProperties {
	return { displayName: label, name, type: 'boolean', default: false, description };
}
