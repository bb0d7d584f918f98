import type { INodeProperties } from 'n8n-workflow';

import type { RequestOperation } from '../../shared/operation';
import { outputFileField, withFile } from '../../shared/outputFile';
import type { RequestSpec } from '../../shared/request';
import { fileFrom, type FileKind, fileOf } from '../api/files';
import { filterQuery } from '../api/filters';
import type { ExportTable, Table } from '../tables/table';
import { filterFields } from './fieldInputs';
import { companyInput } from './inputs';
import { manyOf } from './target';

interface ExportSpec extends RequestSpec {
	/** The binary field of the file. */
	field: string;
}

/** The reference has ZIP, a public client reads XML. */
const KINDS: FileKind[] = ['zip', 'xml'];

/** A file with many records, for an accounting program or an archive. */
export function exportFile(
	table: Table,
	{ flag, ...facts }: ExportTable,
): RequestOperation<ExportSpec> {
	const format = facts.name.replace('Export to ', '');
	const path = `${table.path}${facts.path}`;
	return {
		name: facts.name,
		value: facts.value,
		action: `Export ${manyOf(table)} to ${format}`,
		description: facts.description,
		kind: 'read',
		properties: [
			companyInput,
			outputFileField,
			...filterFields(facts.filters),
			...(flag ? [switchFor(flag)] : []),
		],
		request: (parameters) => ({
			method: 'GET',
			path,
			query: {
				...filterQuery(facts.filters, parameters),
				...(flag && { [flag.name]: parameters.optionalFlag(flag.name) }),
			},
			answer: 'binary',
			evidence: fileOf(...KINDS),
			field: parameters.outputField('binaryPropertyName'),
		}),
		output: (response, { field }) => {
			const file = fileFrom(response, path.slice(1).replace(/\//g, '-'), ...KINDS);
			const { fileName, mimeType, content } = file;
			return withFile({ fileName, mimeType, fileSize: content.length }, field, file);
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
