import type { FileContent, MultipartPart } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';

/** The files of the item whose binary fields a parameter names, separated by commas. */
export async function filesOf(parameters: Parameters, name: string): Promise<FileContent[]> {
	return await Promise.all(
		parameters.texts(name).map(async (property) => await parameters.fileAt(name, property)),
	);
}

export function formPart(name: string, value: MultipartPart['value']): MultipartPart {
	return { name, value };
}

/** Attachments as the JSON scripts take them: base64 without names. */
export function base64Of(files: FileContent[]): string[] {
	return files.map(({ content }) => content.toString('base64'));
}
