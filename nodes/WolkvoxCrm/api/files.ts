import type { FileContent, MultipartPart } from '../../shared/request';

/** What reads the names of files and the files. */
interface FileReader<N extends string> {
	texts: (name: N) => string[];
	fileAt: (parameter: N, property: string) => Promise<FileContent>;
}

/** The files of the item whose binary fields a parameter names, separated by commas. */
export async function filesOf<N extends string>(
	parameters: FileReader<N>,
	name: N,
): Promise<FileContent[]> {
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
