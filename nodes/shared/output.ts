import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	type Output,
	type OutputRecord,
	RecordWithFiles,
	type RequestOperation,
	type VendorResponse,
} from './operation';
import type { Parameters } from './parameters';
import { isRecord } from './values';

/** The records of a response, by the operation's own rule or the common one. */
export function outputOf(
	operation: RequestOperation,
	response: VendorResponse,
	parameters: Parameters,
): OutputRecord[] {
	const output = operation.output
		? operation.output(response, parameters)
		: recordsIn(response.body);
	return asList(output).map((record) => simplified(operation, record, parameters));
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

export function simplified(
	operation: RequestOperation,
	record: OutputRecord,
	parameters: Parameters,
): OutputRecord {
	const isWanted =
		operation.simplify !== undefined && parameters.optionalFlag('simplify') !== false;
	if (!isWanted || record instanceof RecordWithFiles) return record;
	return operation.simplify?.(record, parameters) ?? record;
}

/** An n8n item of a record, paired with the input item it came from. */
export async function toItem(
	engine: IExecuteFunctions,
	record: OutputRecord,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const pairedItem = { item: itemIndex };
	if (!(record instanceof RecordWithFiles)) return { json: record, pairedItem };
	const binary: NonNullable<INodeExecutionData['binary']> = {};
	for (const [property, file] of Object.entries(record.files)) {
		binary[property] = await engine.helpers.prepareBinaryData(
			file.content,
			file.fileName,
			file.mimeType,
		);
	}
	return { json: record.json, binary, pairedItem };
}
