import { tryToParseDateTime } from 'n8n-workflow';

/** Each way in which a vendor writes dates, once. Patterns are Luxon's. */
const PATTERNS = {
	/** 2026-01-31 */
	date: 'yyyy-MM-dd',
	/** 2026-01-31T09:00:00, without zone */
	localDateTime: "yyyy-MM-dd'T'HH:mm:ss",
	/** 2026-01-31 09:00:00 */
	spacedDateTime: 'yyyy-MM-dd HH:mm:ss',
	/** 2026-01-31 09:00 */
	spacedMinutes: 'yyyy-MM-dd HH:mm',
	/** 31-01-2026 */
	dayFirst: 'dd-MM-yyyy',
	/** 01-31-2026 */
	monthFirst: 'MM-dd-yyyy',
} as const;

export type DateFormat = keyof typeof PATTERNS | 'iso' | 'unixSeconds';

/** ISO (2026-01-31, 2026-01-31T09:00…, 2026-01-31 09:00) or RFC 2822 (Sat, 31 Jan 2026 09:00:00 GMT). */
const DATE_TEXT = /^\s*(\d{4}-\d{2}-\d{2}([T ]|\s*$)|[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4})/;

/**
 * Writes a moment in the given IANA time zone; `undefined` if the value is no date.
 * A value without an offset is read as local time of that zone, so a picked day stays that day.
 */
export function formatDate(
	value: unknown,
	format: DateFormat,
	timezone: string,
): string | undefined {
	if (!mayBeDate(value)) return undefined;
	try {
		const parsed = tryToParseDateTime(value, timezone);
		// n8n's parser falls back to Date.parse, which reads 30 February as 2 March.
		const day = typeof value === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})/.exec(value)?.[1] : undefined;
		if (day !== undefined && parsed.toFormat(PATTERNS.date) !== day) return undefined;
		const moment = parsed.setZone(timezone);
		if (format === 'unixSeconds') return String(Math.floor(moment.toSeconds()));
		if (format === 'iso') return moment.toISO() ?? undefined;
		return moment.toFormat(PATTERNS[format]);
	} catch {
		return undefined;
	}
}

/** Texts of the known forms (Date.parse would find a date in "room 7"), Date and Luxon objects. */
function mayBeDate(value: unknown): boolean {
	if (typeof value === 'string') return DATE_TEXT.test(value);
	return value instanceof Date || (typeof value === 'object' && value !== null && 'toISO' in value);
}
