import type { DocumentedCall } from './contract.mts';
import type { RecordedRequest } from './vendor.mts';

/** Which of a vendor's documented calls the engine tests have really driven. */
export interface Coverage {
	/** All calls in the contract, the excluded ones included. */
	documented: number;
	/** Driven, or covered by another call that was. */
	covered: number;
	coveredBy: Array<{ call: string; by: string; reason: string }>;
	excluded: Array<{ call: string; reason: string }>;
	missing: string[];
}

/** Pure: from a vendor's calls and everything that was recorded there. */
export function measure(calls: DocumentedCall[], records: RecordedRequest[]): Coverage {
	const driven = new Set(records.filter(counts).map((record) => record.call));
	const coveredBy = calls.flatMap(({ id, coveredBy: other }) =>
		other && !driven.has(id) && driven.has(other.call)
			? [{ call: id, by: other.call, reason: other.reason }]
			: [],
	);
	const excluded = calls.flatMap(({ id, excluded: reason }) =>
		reason && !driven.has(id) ? [{ call: id, reason }] : [],
	);
	const explained = [...coveredBy, ...excluded].map(({ call }) => call);
	const ids = calls.map((call) => call.id);
	return {
		documented: ids.length,
		covered: ids.filter((id) => driven.has(id)).length + coveredBy.length,
		coveredBy,
		excluded,
		missing: ids.filter((id) => !driven.has(id) && !explained.includes(id)),
	};
}

/** A request drives its call if the contract accepts it and the vendor itself answered 2xx. */
function counts({ valid, status, fault }: RecordedRequest): boolean {
	const vendorAnswered = fault === undefined || fault === 'delay' || fault === 'expireTokens';
	return valid && vendorAnswered && status >= 200 && status < 300;
}
