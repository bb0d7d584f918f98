/** Columns as wide as their widest cell; long texts break into lines of at most `width`. */
export function table(head: string[], rows: string[][], width = 48): string {
	const broken = [head, ...rows].map((row) => row.map((cell) => wrap(cell, width)));
	const widths = head.map((_, column) =>
		Math.max(...broken.flatMap((row) => row[column]?.map((line) => line.length) ?? [0])),
	);
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
