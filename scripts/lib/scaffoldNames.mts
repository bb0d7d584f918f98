import ts from 'typescript';

/** The ways in which one name is written: `getMany`, `Get Many`, `get many`. */

const ABBREVIATIONS = ['api', 'crm', 'csv', 'erp', 'id', 'pdf', 'sms', 'url', 'xml'];

function words(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.split(/[\s_.-]+/)
		.filter(Boolean)
		.map((word) => word.toLowerCase());
}

/** `get many`. */
export function plainWords(name: string): string {
	return words(name)
		.map((word) => (ABBREVIATIONS.includes(word) ? word.toUpperCase() : word))
		.join(' ');
}

/** `Get Many`. */
export function titleCase(name: string): string {
	return plainWords(name).split(' ').map(sentence).join(' ');
}

/** Of words, with a capital at the beginning: `Get many employees`. */
export function sentence(text: string): string {
	return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

/** `getMany`. */
export function camelCase(name: string): string {
	const [first = '', ...rest] = words(name);
	return [first, ...rest.map(sentence)].join('');
}

/** `get-many`. */
export function kebabCase(name: string): string {
	return words(name).join('-');
}

/** A name for a variable: `case` and `delete` are words of the language. */
export function identifier(name: string, ending: string): string {
	const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, undefined, name);
	const { FirstReservedWord, LastFutureReservedWord } = ts.SyntaxKind;
	const token = scanner.scan();
	const isReserved = token >= FirstReservedWord && token <= LastFutureReservedWord;
	return isReserved ? `${name}${ending}` : name;
}
