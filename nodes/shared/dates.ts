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

/**
 * ISO (2026-01-31, 2026-01-31T09:00…, 2026-01-31 09:00) or RFC 2822 with its zone (Sat, 31 Jan 2026
 * 09:00:00 GMT). To the last character, because n8n's parser hands everything else to Date.parse, which
 * takes `2:30 PM` for a time in the zone of the machine, and finds a date in "room 7".
 */
const DATE_TEXT =
	/^(\d{4}-\d{2}-\d{2}(T\d{2}|[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?( ?(Z|[+-]\d{2}(:?\d{2})?))?|[a-z]{3}, \d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(:\d{2})? (Z|UTC?|GMT|[ECMP][SD]T|[+-]\d{4}))$/i;

/** 31.12.2026, 12/31/2026, 31-12-2026, with or without a time behind it. */
const NAMED_PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=[T ]|$)/;

/**
 * Writes a moment in the given IANA time zone; `undefined` if the value is no date, or `isAmbiguous`.
 * A value without an offset is read as local time of that zone, so a picked day stays that day.
 */
export function formatDate(
	entered: unknown,
	format: DateFormat,
	timezone: string,
): string | undefined {
	const value = typeof entered === 'string' ? inKnownForm(entered) : entered;
	if (!mayBeDate(value)) return undefined;
	try {
		const parsed = tryToParseDateTime(value, timezone);
		// 30 February is no date; Date.parse, behind n8n's parser, reads it as 2 March.
		const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})/.exec(value)?.[1] : undefined;
		if (day !== undefined && parsed.toFormat(PATTERNS.date) !== day) return undefined;
		const moment = parsed.setZone(timezone);
		if (format === 'unixSeconds') return String(Math.floor(moment.toSeconds()));
		if (format === 'iso') return moment.toISO() ?? undefined;
		return moment.toFormat(PATTERNS[format]);
	} catch {
		return undefined;
	}
}

/** Whether a date names day and month in an order that nobody can tell: 01.02.2026. */
export function isAmbiguous(value: unknown): boolean {
	const [, one, , other] = (typeof value === 'string' && NAMED_PARTS.exec(value.trim())) || [];
	return one !== undefined && Number(one) <= 12 && Number(other) <= 12 && +one !== +other;
}

/** Texts of the known forms, Date and Luxon objects. */
function mayBeDate(value: unknown): boolean {
	if (typeof value === 'string') return DATE_TEXT.test(value);
	return value instanceof Date || (typeof value === 'object' && value !== null && 'toISO' in value);
}

/** A day that can mean only one in ISO form, and hours of one digit (`9:05`) with two. */
function inKnownForm(entered: string): string {
	const text = entered.trim();
	const dated = isAmbiguous(text)
		? text
		: text.replace(NAMED_PARTS, (_date, one: string, _sign, other: string, year: string) => {
				const [day, month] = Number(other) > 12 ? [other, one] : [one, other];
				return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
			});
	return dated.replace(/^(\d{4}-\d{2}-\d{2}[T ])(\d:)/, '$10$2');
}
