import { evidence } from '../../shared/evidence';
import type { Evidence } from '../../shared/request';
import { dataIn, foundIn, isSuccess, listIn, recordIdIn, toldIn } from './envelope';

/** What tells a success: the forms of an answer that the vendor documents, or that clients have seen. */

/** The least that every success has. */
export const succeeded: Evidence = evidence('an answer with the code 200', ({ body }) =>
	isSuccess(body),
);

/** Records, or a word that there are none: what cannot be read is never "nothing found". */
export const foundRecords: Evidence = evidence(
	'the code 200 with a list of records',
	({ body }) => isSuccess(body) && foundIn(body) !== undefined,
);

/**
 * The answer of insert.php. Source: https://www.crmvox.com/insertar-actividad-de-tipo-reunion/; the page
 * of the records, cut off at its answer, is of the same script.
 */
export const insertedRecord: Evidence = evidence(
	'the code 200 with the wolkvox_id of the new record',
	({ body }) => {
		const data = dataIn(body);
		const [first = data] = listIn(data) ?? [];
		return isSuccess(body) && recordIdIn(first) !== undefined;
	},
);

/**
 * Changes are not documented to answer more than their code. One that tells of fewer records than were
 * sent ("0 records updated", "2 records inserted, 1 rejected") has not done its work.
 */
export function changed(count = 1): Evidence {
	return evidence(
		`the code 200 for ${count} record${count === 1 ? '' : 's'}`,
		({ body }) => isSuccess(body) && !((toldIn(messageOf(body)) ?? count) < count),
	);
}

function messageOf(body: unknown): unknown {
	return (body as { msg?: unknown }).msg;
}
