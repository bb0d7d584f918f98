import { join } from 'node:path';

import sharp, { type OverlayOptions } from 'sharp';

/** A picture and what is written above it. */
export interface Labelled {
	label: string;
	path: string;
}

const COLUMNS = 3;
const ROWS = 2;
const GAP = 12;
const TITLE = 28;

/** Puts pictures on sheets, so that a person sees several at once: `<name>-sheet-01.png` … */
export async function contactSheets(
	folder: string,
	name: string,
	pictures: Labelled[],
): Promise<string[]> {
	const perSheet = COLUMNS * ROWS;
	const paths: string[] = [];
	for (let start = 0; start < pictures.length; start += perSheet) {
		const number = String(paths.length + 1).padStart(2, '0');
		const path = join(folder, `${name}-sheet-${number}.png`);
		await compose(pictures.slice(start, start + perSheet), path);
		paths.push(path);
	}
	return paths;
}

async function compose(pictures: Labelled[], path: string): Promise<void> {
	const sized = await Promise.all(
		pictures.map(async (picture) => {
			const { width, height } = await sharp(picture.path).metadata();
			return { ...picture, width, height };
		}),
	);
	const columnWidth = Math.max(...sized.map(({ width }) => width)) + GAP;
	const layers: OverlayOptions[] = [];
	let top = 0;
	for (let first = 0; first < sized.length; first += COLUMNS) {
		const row = sized.slice(first, first + COLUMNS);
		for (const [column, picture] of row.entries()) {
			const left = column * columnWidth;
			layers.push(
				{ input: title(picture.label, columnWidth), left, top },
				{ input: picture.path, left, top: top + TITLE },
			);
		}
		top += TITLE + Math.max(...row.map(({ height }) => height)) + GAP;
	}
	await sharp({
		create: {
			width: columnWidth * Math.min(COLUMNS, sized.length),
			height: top,
			channels: 3,
			background: '#7f8c9b',
		},
	})
		.composite(layers)
		.png()
		.toFile(path);
}

function title(text: string, width: number): Buffer {
	const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	return Buffer.from(
		`<svg width="${width}" height="${TITLE}"><text x="8" y="20" font-family="sans-serif" ` +
			`font-size="16" font-weight="bold" fill="#ffffff">${escaped}</text></svg>`,
	);
}
