/**
 * Builds a request path from a template and encodes every inserted part, so that an id such as
 * `../users` or `1?x=` stays one path segment.
 *
 * path`/process/${'a/b'}/done` === '/process/a%2Fb/done'
 */
export function path(literals: TemplateStringsArray, ...parts: Array<string | number>): string {
	return literals.reduce(
		(built, literal, index) => built + encodeSegment(parts[index - 1]) + literal,
	);
}

function encodeSegment(part: string | number): string {
	// A segment of dots alone would be resolved away by the URL parser, encoded or not.
	const encoded = encodeURIComponent(String(part));
	return /^\.{1,2}$/.test(encoded) ? encoded.replace(/\./g, '%252E') : encoded;
}
