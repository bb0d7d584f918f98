import type { IDataObject } from 'n8n-workflow';

import { evidence } from '../../shared/evidence';
import type { RequestSpec } from '../../shared/request';
import { isRecord } from '../../shared/values';
import { tokenInformation } from '../credential';
import { dataIn, isSuccess } from './envelope';

/** What the vendor says about a token's daily calls. */
export interface Quota {
	/** Calls that are left today; undefined when the answer does not say. */
	available?: number;
	limit?: number;
	/** ISO moment at which the count starts again, to the hour. */
	restartsAt?: string;
	raw: IDataObject;
}

/** What asks for the quota; an answer that does not say what is left is none. */
export const quotaRequest: RequestSpec = {
	...tokenInformation,
	evidence: evidence(
		'the code 200 with the calls that are left',
		({ body }) => isSuccess(body) && quotaIn(dataIn(body)).available !== undefined,
	),
};

/** Below this share of the limit a hint is shown. */
const LITTLE = 0.1;

const HOUR = 3_600_000;

/** `available_consumition_options` is the vendor's spelling. https://www.crmvox.com/informacion-del-token/ */
export function quotaIn(data: unknown, now: number = Date.now()): Quota {
	const [found] = Array.isArray(data) ? (data as unknown[]) : [data];
	const raw = isRecord(found) ? found : {};
	const hours = numberOf(raw.hours_to_restart_count);
	return {
		available: numberOf(raw.available_consumition_options),
		limit: numberOf(raw.token_limit),
		restartsAt: hours === undefined ? undefined : new Date(now + hours * HOUR).toISOString(),
		raw,
	};
}

/** A warning when few calls are left, else undefined. */
export function littleLeft({ available, limit, restartsAt }: Quota): string | undefined {
	if (available === undefined || limit === undefined || available > limit * LITTLE)
		return undefined;
	const until = restartsAt === undefined ? '' : ` The count starts again at about ${restartsAt}.`;
	return `The token has ${available} of ${limit} calls left for today.${until}`;
}

function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
