import sharp from 'sharp';

/** A part of a screen, with what is done there. */
export interface Frame {
	caption: string;
	picture: Buffer;
}

/** What a frame takes of the screen: large enough for a form; not scaled, which would blur its letters. */
export const frameSize = { width: 760, height: 540 };

const COLUMNS = 2;

/** Around each frame. */
const GAP = 12;

/** The line above a frame: its number and what is done. */
const TITLE = 44;

/** The frames in two columns, numbered, on a ground that suits both of a page's themes. */
export async function stripOf(frames: Frame[]): Promise<Buffer> {
	const cell = { width: frameSize.width + GAP, height: TITLE + frameSize.height + GAP };
	const layers = frames.flatMap(({ caption, picture }, index) => {
		const left = GAP + (index % COLUMNS) * cell.width;
		const top = GAP + Math.floor(index / COLUMNS) * cell.height;
		return [
			{ input: titleOf(index + 1, caption), left, top },
			{ input: picture, left, top: top + TITLE },
		];
	});
	return await sharp({
		create: {
			width: GAP + COLUMNS * cell.width,
			height: GAP + Math.ceil(frames.length / COLUMNS) * cell.height,
			channels: 3,
			background: '#e9ecef',
		},
	})
		.composite(layers)
		.png()
		.toBuffer();
}

function titleOf(number: number, caption: string): Buffer {
	const text = caption.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${frameSize.width}" height="${TITLE}" font-family="sans-serif" font-size="24">
			<circle cx="18" cy="20" r="17" fill="#ff6d00"/>
			<text x="18" y="28" text-anchor="middle" font-weight="bold" fill="#ffffff">${number}</text>
			<text x="48" y="28" fill="#222222">${text}</text>
		</svg>`,
	);
}
