import type { Encoded } from './http.mts';
import { withContent } from './http.mts';
import type { Charset } from './vendor.mts';

/** The answer's text in another encoding, which its content type announces unless told otherwise. */
export function toCharset(
	encoded: Encoded,
	{ charset, announced = charset }: { charset: Charset; announced?: string },
): Encoded {
	const [type = 'text/plain'] = (encoded.headers['content-type'] ?? '').split(';');
	const content = write(encoded.content.toString('utf8'), charset);
	const named = announced ? `${type}; charset=${announced}` : type;
	return withContent(encoded, content, { 'content-type': named });
}

function write(text: string, charset: Charset): Buffer {
	const utf16 = Buffer.from(text, 'utf16le');
	switch (charset) {
		case 'utf-16le':
			return utf16;
		case 'utf-16be':
			return utf16.swap16();
		case 'utf-16':
			return Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]);
		default:
			return Buffer.from([...text].map((letter) => bytesOf(charset).get(letter) ?? UNKNOWN));
	}
}

/** What servers write for a letter that the encoding does not have. */
const UNKNOWN = '?'.charCodeAt(0);

const tables = new Map<Charset, Map<string, number>>();

/** Node only decodes these, so the table is what it makes of each of the 256 bytes. */
function bytesOf(charset: Charset): Map<string, number> {
	const known = tables.get(charset);
	if (known) return known;
	const decoder = new TextDecoder(charset);
	const table = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]),
	);
	tables.set(charset, table);
	return table;
}
