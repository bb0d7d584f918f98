const MASK = '***';

/** Shorter values are not searched for: masking every "a" of a message would protect nothing. */
const SHORTEST_SECRET = 4;

/**
 * A copy of any JSON-like value in which no text contains one of the secrets, plain or URL-encoded,
 * nor a bearer token.
 */
export function redact<T>(value: T, secrets: string[]): T {
	const needles = secrets
		.flatMap((secret) => [secret, secret.trim(), encodeURIComponent(secret)])
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// The longest first, so that a secret that contains another is masked whole.
		.sort((a, b) => b.length - a.length);
	return redactWith(value, needles) as T;
}

function redactWith(value: unknown, needles: string[]): unknown {
	if (typeof value === 'string') {
		return needles
			.reduce((text, needle) => text.split(needle).join(MASK), value)
			.replace(/\bBearer\s+[\w.~+/-]+=*/gi, `Bearer ${MASK}`);
	}
	if (Array.isArray(value)) return value.map((entry) => redactWith(entry, needles));
	if (value !== null && typeof value === 'object' && !Buffer.isBuffer(value)) {
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, redactWith(entry, needles)]),
		);
	}
	return value;
}
