import ts from 'typescript';

/**
 * Insertions into files that are there. Each gives the new text, or `undefined` when the place is not
 * found. Only the place is looked for: order of imports and blanks come with writing.
 */

/** As eslint-plugin-simple-import-sort compares. */
const ORDER = new Intl.Collator('en', { caseFirst: 'upper', numeric: true });

type List = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

/** Into the array or object that is called `name`: before the entry that matches, else at the end. */
export function intoList(name: string, before?: RegExp) {
	return (text: string, entry: string): string | undefined => {
		const source = parse(text);
		const list = find(source, (node) =>
			(ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
			node.name.getText(source) === name
				? asList(node.initializer)
				: undefined,
		);
		return list && intoLiteral(text, source, list, entry, before);
	};
}

/** The cases of `describeOperations`: its second argument, or the variable that stands there. */
export function intoCases(text: string, entry: string): string | undefined {
	const source = parse(text);
	const call = find(source, (node) =>
		ts.isCallExpression(node) && node.expression.getText(source) === 'describeOperations'
			? node
			: undefined,
	);
	const cases = call?.arguments[1];
	if (cases === undefined) return undefined;
	if (ts.isIdentifier(cases)) return intoList(cases.text)(text, entry);
	const list = asList(cases);
	return list && intoLiteral(text, source, list, entry);
}

/** The same with an import: of two lines the first goes below the last import. */
export function importedInto(name: string, before?: RegExp) {
	return (text: string, snippet: string): string | undefined => {
		const [line, ...entry] = snippet.split('\n');
		const listed = intoList(name, before)(text, entry.join('\n'));
		const last = listed && parse(listed).statements.filter(ts.isImportDeclaration).at(-1);
		return last && `${listed.slice(0, last.end)}\n${line}${listed.slice(last.end)}`;
	};
}

/** The relative imports of a file in lint's order; what stands between them stays. */
export function withSortedImports(text: string): string {
	const found = parse(text)
		.statements.filter(ts.isImportDeclaration)
		.map((node) => ({ from: node.getStart(), to: node.end, specifier: specifierOf(node) }))
		.filter(({ specifier }) => specifier.startsWith('.'));
	const sorted = found.toSorted((a, b) => ORDER.compare(a.specifier, b.specifier));
	return found.reduceRight((result, { from, to }, index) => {
		const moved = sorted[index] ?? { from, to };
		return result.slice(0, from) + text.slice(moved.from, moved.to) + result.slice(to);
	}, text);
}

/** A call in a contract: below its path if that is there already, else as the last path. */
export function intoPaths(text: string, entry: string): string | undefined {
	const lines = text.split('\n');
	const [path = '', ...operation] = entry.split('\n');
	const known = lines.indexOf(path);
	if (known >= 0) return lines.toSpliced(known + 1, 0, ...operation).join('\n');
	const start = lines.indexOf('paths:');
	if (start < 0) return undefined;
	const end = lines.findIndex((line, index) => index > start && /^\w/.test(line));
	return lines.toSpliced(end < 0 ? lines.length : end, 0, ...entry.split('\n')).join('\n');
}

/** A row at the end of the table whose first column is headed `head`. */
export function intoTable(head: string) {
	return (text: string, row: string): string | undefined => {
		const lines = text.split('\n');
		const start = lines.findIndex((line) => new RegExp(`^\\| ${head} +\\|`).test(line));
		if (start < 0) return undefined;
		const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
		return lines.toSpliced(end < 0 ? lines.length : end, 0, row).join('\n');
	};
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration): string {
	return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

function parse(text: string): ts.SourceFile {
	return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

function find<T>(node: ts.Node, look: (node: ts.Node) => T | undefined): T | undefined {
	return look(node) ?? ts.forEachChild(node, (child) => find(child, look));
}

/** `[…] as const satisfies X` is a list too. */
function asList(node: ts.Expression | undefined): List | undefined {
	if (node === undefined) return undefined;
	if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return node;
	return ts.isAsExpression(node) || ts.isSatisfiesExpression(node)
		? asList(node.expression)
		: undefined;
}

function intoLiteral(
	text: string,
	source: ts.SourceFile,
	list: List,
	entry: string,
	before?: RegExp,
): string {
	const entries = ts.isArrayLiteralExpression(list) ? list.elements : list.properties;
	const next = before && entries.find((node) => before.test(node.getText(source)));
	if (next) {
		const at = next.getStart(source);
		return `${text.slice(0, at)}${entry}\n${text.slice(at)}`;
	}
	const comma = entries.length > 0 && !entries.hasTrailingComma ? ',' : '';
	return `${text.slice(0, entries.end)}${comma}\n${entry}\n${text.slice(entries.end)}`;
}
