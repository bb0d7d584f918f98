import { anyOf, emptyAnswer, evidence, recordsBy } from '../../shared/evidence';
import type { Evidence, VendorResponse } from '../../shared/request';
import { asText, isRecord } from '../../shared/values';

/** The forms that answers of FLOWii have on success. https://flowiiapi.docs.apiary.io/ */

/** A record with its ID: what creating answers, and what is read at an address of its own. */
export const oneRecord: Evidence = evidence('a record with its ID', ({ body }) =>
	hasId(dataIn(body)),
);

/** A record without an ID that means something: counts and sums. */
export const values: Evidence = evidence('a record with values', ({ body }) => {
	const data = dataIn(body);
	return isRecord(data) && isRecord(data.attributes) && Object.keys(data.attributes).length > 0;
});

/** Records with IDs. A list without entries may be `null`, as in the reference's example of files. */
export const manyRecords: Evidence = recordsBy((response) => {
	const data = dataIn(response.body) === null ? [] : dataIn(response.body);
	return Array.isArray(data) && data.every(hasId) ? data : undefined;
});

/** `data: null` is JSON:API for "there is none". `recordOf` makes an error of it that says so. */
const nothing: Evidence = evidence('no record', ({ body }) => dataIn(body) === null);

/** The record that was asked for, and not another one. */
export function theRecord(id: string): Evidence {
	const found = evidence(`the record ${id}`, ({ body }) => isAbout(dataIn(body), id));
	return anyOf(found, nothing);
}

/**
 * What changing and deleting answer: 204 without content, cash flows 200 with a content that is not
 * documented. JSON:API would have the record there, or `null`.
 */
export function changeOf(id: string): Evidence {
	const answered = evidence(`the record ${id}`, ({ body }) => {
		const data = dataIn(body);
		return data === null || isAbout(data, id);
	});
	return anyOf(emptyAnswer, answered);
}

/** What creating answers where the reference has 204. */
export const nothingOrRecord: Evidence = anyOf(emptyAnswer, oneRecord);

/** A file in JSON, with its bytes in base64. */
export function fileWithContent(id: string): Evidence {
	const isFile = ({ body }: VendorResponse) => {
		const data = dataIn(body);
		return isAbout(data, id) && isRecord(data) && contentOf(data) !== undefined;
	};
	return anyOf(evidence('a file with its content', isFile), nothing);
}

/** The bytes of a file record; undefined when they are missing or no base64. */
export function contentOf(record: unknown): Buffer | undefined {
	const attributes = isRecord(record) && isRecord(record.attributes) ? record.attributes : {};
	const { content, size } = attributes;
	if ((content === null || content === undefined) && size === 0) return Buffer.alloc(0);
	if (typeof content !== 'string' || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) return undefined;
	return Buffer.from(content, 'base64');
}

/** `undefined` where there is no such member, unlike `null`. */
function dataIn(body: unknown): unknown {
	return isRecord(body) ? body.data : undefined;
}

function hasId(record: unknown): boolean {
	return isRecord(record) && isId(record.id);
}

/** A number or a word. A sentence in the place of an ID is somebody else's answer. */
function isId(id: unknown): boolean {
	return Number.isSafeInteger(id) || (typeof id === 'string' && /^[\w-]{1,100}$/.test(id));
}

function isAbout(record: unknown, id: string): boolean {
	return isRecord(record) && isId(record.id) && isSameId(record.id, id);
}

/** `007` and 7 are the same ID. */
function isSameId(one: unknown, other: string): boolean {
	const plain = (id: unknown) => asText(id).replace(/^0+(?=\d)/, '');
	return plain(one) === plain(other);
}
