import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { cleanFile } from './files';
import type { Output, OutputRecord, RecordWithFiles, RequestOperation } from './operation';
import type { RequestSpec, VendorResponse } from './request';
import { isRecord } from './values';

/** The records of a response, by the operation's own rule or the common one. */
export function outputOf(
	operation: RequestOperation,
	response: VendorResponse,
	spec: RequestSpec,
): OutputRecord[] {
	return asList(operation.output?.(response, spec) ?? recordsIn(response.body));
}

/** A record, a list of records, or `{ success: true }` for an empty answer. Scalars are kept as `value`. */
export function recordsIn(body: unknown): IDataObject | IDataObject[] {
	if (Array.isArray(body))
		return body.map((entry) => (isRecord(entry) ? entry : { value: entry as string }));
	if (isRecord(body)) return body;
	if (body === undefined || body === null || body === '') return { success: true };
	return { value: body as string };
}

export function asList(output: Output): OutputRecord[] {
	return Array.isArray(output) ? output : [output];
}

/** An n8n item of a record with files, paired with the input item it came from. */
export async function fileItem(
	engine: IExecuteFunctions,
	record: RecordWithFiles,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const binary: NonNullable<INodeExecutionData['binary']> = {};
	for (const [property, file] of Object.entries(record.files)) {
		const { content, fileName, mimeType } = cleanFile(file);
		binary[property] = await engine.helpers.prepareBinaryData(content, fileName, mimeType);
	}
	return { json: record.json, binary, pairedItem: { item: itemIndex } };
}
