const MASK = '***';

/** Shorter values are not searched for: masking every "a" of a message would protect nothing. */
const SHORTEST_SECRET = 4;

/** Deeper values are cut: nobody reads them, and an answer can be 30,000 levels deep. */
const DEEPEST = 20;

/** Longer ones no regular expression holds; they are found in their exact spelling. */
const LONGEST_PATTERN = 4_000;

/** What is looked for: `split` takes both. */
type Needle = RegExp | string;

/**
 * A copy of any JSON-like value in which no text and no member name contains one of the secrets, in
 * whatever spelling a vendor may repeat it, nor a bearer token.
 */
export function redact<T>(value: T, secrets: string[]): T {
	const needles = [...new Set(secrets.flatMap(spellingsOf))]
		// The longest first, so that a secret that contains another is masked whole.
		.sort((a, b) => b.length - a.length)
		.map(needleFor);
	return redactWith(value, needles, 0) as T;
}

function needleFor(spelling: string): Needle {
	if (spelling.length > LONGEST_PATTERN) return spelling;
	return new RegExp(spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}

/** Plain, and as it stands in addresses, forms, JSON and base64. Case is ignored: %2B is %2b. */
function spellingsOf(secret: string): string[] {
	const texts = [secret, secret.trim()].filter(({ length }) => length >= SHORTEST_SECRET);
	return texts.flatMap((text) => [
		text,
		encoded(text),
		encoded(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
		new URLSearchParams({ a: text }).toString().slice(2),
		JSON.stringify(text).slice(1, -1),
		asciiJson(text),
		Buffer.from(text).toString('base64').replace(/=+$/, ''),
		Buffer.from(text).toString('base64url'),
	]);
}

function encoded(text: string): string {
	return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** As PHP writes JSON: everything but ASCII as \u…, and slashes with a backslash. */
function asciiJson(text: string): string {
	return JSON.stringify(text)
		.slice(1, -1)
		.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.replace(/\//g, '\\/');
}

function redactWith(value: unknown, needles: Needle[], depth: number): unknown {
	if (typeof value === 'string') return masked(value, needles);
	if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
	if (depth >= DEEPEST) return '…';
	if (Array.isArray(value)) return value.map((entry) => redactWith(entry, needles, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			masked(key, needles),
			redactWith(entry, needles, depth + 1),
		]),
	);
}

function masked(text: string, needles: Needle[]): string {
	return needles
		.reduce<string>((rest, needle) => rest.split(needle).join(MASK), text)
		.replace(/\bBearer\s+[\w.~+/-]+=*/gi, `Bearer ${MASK}`);
}
