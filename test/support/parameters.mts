import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../nodes/shared/inputProblem.ts';
import { Parameters } from '../../nodes/shared/parameters.ts';
import type { FileContent } from '../../nodes/shared/request.ts';
import { plainSource } from '../../nodes/shared/source.ts';

/** A parameter reader over plain values, so that an operation's functions are tested without n8n. */
export function parametersOf(
	values: IDataObject,
	{
		timezone = 'Europe/Warsaw',
		files = {},
	}: { timezone?: string; files?: Record<string, FileContent> } = {},
): Parameters {
	return new Parameters(
		plainSource(values, {
			timezone,
			fileNames: Object.keys(files),
			binary: async (parameter, property) => {
				const file = files[property];
				if (!file) throw new InputProblem(parameter, `names no file of the item: ${property}`);
				return {
					data: { data: '', fileName: file.fileName, mimeType: file.mimeType },
					content: file.content,
				};
			},
		}),
	);
}
