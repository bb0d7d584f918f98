/** For a terminal: columns as wide as their widest cell; texts break into lines of at most `width`. */
export function table(head: string[], rows: string[][], width = 48): string {
	const broken = [head, ...rows].map((row) => row.map((cell) => wrap(cell, width)));
	const widths = columnWidths(head, broken);
	const print = (row: string[][]) =>
		Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, line) =>
			row
				.map((cell, column) => (cell[line] ?? '').padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		).join('\n');
	const [headLines = [], ...bodyLines] = broken;
	const rule = widths.map((columnWidth) => '─'.repeat(columnWidth)).join('  ');
	return [print(headLines), rule, ...bodyLines.map(print)].join('\n');
}

/** For a page, as prettier would have it. */
export function markdownTable(head: string[], rows: string[][]): string {
	const cells = [head, ...rows].map((row) => row.map((cell) => [cell]));
	const widths = columnWidths(head, cells).map((width) => Math.max(width, 3));
	const rule = widths.map((columnWidth) => '-'.repeat(columnWidth));
	return [head, rule, ...rows]
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** Of rows whose cells are lists of lines. */
function columnWidths(head: string[], rows: string[][][]): number[] {
	return head.map((_, column) =>
		Math.max(...rows.flatMap((row) => row[column]?.map((line) => line.length) ?? [0])),
	);
}

function wrap(text: string, width: number): string[] {
	const lines = [''];
	for (const word of text.split(/\s+/)) {
		let rest = word;
		const last = lines.length - 1;
		if (lines[last] !== '' && `${lines[last]} ${word}`.length <= width) {
			lines[last] += ` ${word}`;
			continue;
		}
		if (lines[last] === '') lines.pop();
		for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
		lines.push(rest);
	}
	return lines;
}
