import type { IDataObject } from 'n8n-workflow';

import type { FileContent } from '../../nodes/shared/operation.ts';
import { Parameters } from '../../nodes/shared/parameters.ts';
import { plainSource } from '../../nodes/shared/source.ts';

/** A parameter reader over plain values, so that an operation's functions are tested without n8n. */
export function parametersOf(
	values: IDataObject,
	{
		timezone = 'Europe/Warsaw',
		files = {},
	}: { timezone?: string; files?: Record<string, FileContent> } = {},
): Parameters {
	const source = plainSource(values);
	return new Parameters({
		...source,
		timezone,
		binary: async (parameter, property) => {
			const file = files[property];
			if (!file) return await source.binary(parameter, property);
			return {
				data: { data: '', fileName: file.fileName, mimeType: file.mimeType },
				content: file.content,
			};
		},
	});
}
