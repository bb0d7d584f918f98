import type { Reply } from '../../vendor.mts';
import type { StoredRecord } from './state.mts';

/** How FLOWii answers: JSON:API, and no more than the id of what was created. */

const JSON_API = 'application/vnd.api+json; charset=utf-8';

export const EMPTY: Reply = { status: 204 };

export function answer(body: unknown): Reply {
	return { status: 200, headers: { 'content-type': JSON_API }, body };
}

export function refusal(status: number, title: string): Reply {
	return {
		status,
		headers: { 'content-type': JSON_API },
		body: { errors: [{ status: String(status), title }] },
	};
}

export function created({ type, id }: StoredRecord): Reply {
	return answer({ data: { type, id, attributes: {} } });
}
