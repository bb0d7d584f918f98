/** What FLOWii's sandbox keeps. Everything is plain data, so the state can be read as JSON. */

export interface Ref {
	type: string;
	id: string;
}

/** To-one (a reference or null) or to-many. */
export type Link = Ref | Ref[] | null;

export interface StoredRecord extends Ref {
	/** Id of the company it belongs to, or `all`. */
	company: string;
	attributes: Record<string, unknown>;
	relationships: Record<string, Link>;
	/** Values of the company's own fields, by the id of their definition. */
	customFields: Record<string, unknown>;
	/** Unix time in seconds: when FLOWii noted the record, or the date of founding that a body named. */
	created: number;
	edited: number;
}

export interface State {
	records: StoredRecord[];
	nextId: number;
	/** Tokens issued up to this moment (in milliseconds) are dead. */
	revokedAt: number;
	callsByToken: Record<string, number>;
	refreshTokens: string[];
	/** What a test or a curious reader may turn; everything else behaves as FLOWii does. */
	switches: Switches;
}

export interface Switches {
	/** The user may work in two companies instead of one. */
	secondCompany: boolean;
	/** Exports are a ZIP archive (as documented) or the XML itself (as observed). */
	exports: 'zip' | 'xml';
	/** Calls that a token serves before it dies early; null: 599 seconds as usual. */
	callsPerToken: number | null;
	/** A login ends the tokens of the same user that were given before; not documented either way. */
	oneToken: boolean;
	/** Calls left until the next one is refused with the quota text; null: never. */
	callsUntilQuota: number | null;
	/** Records on a page when nothing is asked, and the most that is given. */
	pageSize: number;
	/** The newest record first, as in the vendor's samples, instead of in the order in which they came. */
	newestFirst: boolean;
	/**
	 * `Accept: application/json` alone is refused with 406: every answer but an export is declared as
	 * JSON:API. Whether FLOWii minds is not documented.
	 */
	strictAccept: boolean;
	/** How far FLOWii's clock is ahead of this machine's. */
	clockOffsetMinutes: number;
	/** IANA zone of the local times that FLOWii writes and reads without one; not documented. */
	zone: string;
}

export function refsOf(link: Link | undefined): Ref[] {
	return link ? [link].flat() : [];
}

/** FLOWii writes local times without a zone; its companies sit in Slovakia, Hungary and Czechia. */
export const ZONE = 'Europe/Bratislava';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	formats.set(timeZone, format);
	return format;
}

/** `2026-01-31T09:00:00` for a moment in Unix seconds. */
export function localTime(seconds: number, zone: string): string {
	return formatOf(zone)
		.format(seconds * 1000)
		.replace(' ', 'T');
}

/** Unix seconds of a local time such as `2026-01-31T09:00:00`; undefined for anything else. */
export function secondsOf(local: unknown, zone: string): number | undefined {
	if (typeof local !== 'string') return undefined;
	const asUtc = Date.parse(`${local}Z`) / 1000;
	if (Number.isNaN(asUtc)) return undefined;
	const offset = Date.parse(`${localTime(asUtc, zone)}Z`) / 1000 - asUtc;
	return asUtc - offset;
}

/** FLOWii's clock in Unix milliseconds. */
export function clockOf({ switches }: State): number {
	return Date.now() + switches.clockOffsetMinutes * 60_000;
}
