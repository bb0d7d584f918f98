/** Texts of other systems and of users, looked at and made fit for people. */

/** Tags of web pages and of PHP's error reports, wherever in a text they stand. */
const MARKUP =
	/<!doctype\b|<\?xml\b|<!--|<\/?(html|head|body|title|script|style|div|span|p|h[1-6]|br|b|pre|table|form|a|center|hr)\b[^<>]{0,1000}\/?>/i;

/** Enough of a text to tell what it is. */
const LOOKED_AT = 10_000;

export function isMarkup(text: string): boolean {
	return MARKUP.test(text.slice(0, LOOKED_AT));
}

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/** Whether a text holds half of a character, which no encoding can write. */
export function hasHalfCharacter(text: string): boolean {
	return /\p{Cs}/u.test(text);
}

/** The words of a text without tags, scripts, control characters and superfluous blanks. */
export function plainText(text: string, longest: number): string {
	const words = (isMarkup(text) ? withoutTags(text.slice(0, LOOKED_AT)) : text.slice(0, LOOKED_AT))
		// Control characters would break a line of a log in two.
		.replace(/\p{Cc}+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
	return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

function withoutTags(text: string): string {
	return text
		.replace(/<(script|style|head)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
		.replace(/<!--[\s\S]*?(-->|$)/g, ' ')
		.replace(/<[^<>]*>?/g, ' ')
		.replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) =>
			name.startsWith('#')
				? String.fromCodePoint(Number(name.slice(1)))
				: (ENTITIES[name.toLowerCase()] ?? whole),
		);
}
