import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';
import sharp from 'sharp';

import type { SandboxClient } from '../../sandbox/demo/scenario.mts';
import type { Editor } from '../../test/support/browser.mts';
import type { VendorName } from '../../vendors.mts';
import type { Example } from './examples.mts';
import type { N8nApi } from './n8n-api.mts';
import { root } from './paths.mts';
import { type Frame, frameSize, stripOf } from './strip.mts';

/** What pictures are taken of: a vendor, or the examples that join several. */
export type Subject = VendorName | 'together';

/** The way of one vendor's page through the editor, with pictures on the way. */
export type Walk = (camera: Camera) => Promise<void>;

/** Larger pictures make pages slow to load. */
const LARGEST = 80_000;

/** Colours of a picture, the most first: screenshots have few, so that nobody sees the difference. */
const PALETTES = [256, 128, 64, 32];

/** n8n's notices of what went well cover what is to be seen. */
const LOOK = { animations: 'disabled', style: '.el-notification { display: none }' } as const;

/** An editor in which somebody follows a vendor's page, and the pictures of what is on the screen. */
export class Camera {
	readonly vendor: Subject;

	readonly editor: Editor;

	readonly n8n: N8nApi;

	readonly sandbox: SandboxClient;

	readonly #folder: string;

	readonly #examples: Example[];

	readonly #frames: Frame[] = [];

	/** Paths of the pictures that were taken. */
	readonly taken: string[] = [];

	constructor(
		vendor: Subject,
		folder: string,
		stage: { editor: Editor; examples: Example[]; n8n: N8nApi; sandbox: SandboxClient },
	) {
		this.vendor = vendor;
		this.#folder = folder;
		this.#examples = stage.examples;
		this.editor = stage.editor;
		// Nobody waits for pictures; a busy machine must not spoil them.
		this.editor.page.setDefaultTimeout(90_000);
		this.n8n = stage.n8n;
		this.sandbox = stage.sandbox;
	}

	/** An empty workflow of this name, open in the editor, as the user begins. */
	async emptyWorkflow(name: string): Promise<void> {
		const id = await this.n8n.importWorkflow(
			{ name, nodes: [], connections: {}, settings: { executionOrder: 'v1' } },
			false,
		);
		await this.editor.openWorkflow(id);
	}

	/** The examples of the folder `examples/<vendor>`. */
	get jobs(): string[] {
		const folder = `${this.vendor}/`;
		return this.#examples
			.filter(({ path }) => path.startsWith(folder))
			.map(({ path }) => path.slice(folder.length));
	}

	/** Opens `examples/<vendor>/<job>.json`, which the stage has imported. */
	async openExample(job: string): Promise<void> {
		const path = `${this.vendor}/${job}`;
		const example = this.#examples.find((candidate) => candidate.path === path);
		const stored = await this.n8n.request<{ id: string; name: string }[]>(
			'GET',
			'/rest/workflows?take=250',
		);
		const id = stored.find(({ name }) => name === example?.workflow.name)?.id;
		if (id === undefined) throw new Error(`There is no example ${path}`);
		await this.editor.openWorkflow(id);
	}

	/** Takes `<vendor>-<name>.png` of the whole screen, or of a part of it. */
	async take(name: string, part?: Locator): Promise<void> {
		await this.editor.settle();
		await this.#keep(name, await (part ?? this.editor.page).screenshot(LOOK));
	}

	/** The same of the open node's parameters, all of them, and nothing below. */
	async takeParameters(name: string): Promise<void> {
		await this.editor.settle();
		const clip = await this.editor.areaOfParameters();
		await this.#keep(name, await this.editor.page.screenshot({ ...LOOK, clip }));
	}

	/** Keeps what is on the screen from there on for `takeStrip`. */
	async frame(caption: string, x: number, y: number): Promise<void> {
		await this.editor.settle();
		const clip = { x, y, ...frameSize };
		this.#frames.push({ caption, picture: await this.editor.page.screenshot({ ...LOOK, clip }) });
	}

	/** Makes `<vendor>-strip.png` of the frames: the way from the empty canvas in one picture. */
	async takeStrip(): Promise<void> {
		await this.#keep('strip', await stripOf(this.#frames));
	}

	/** Executes the open node, which has to fail with what the page quotes. */
	async failAsQuoted(quotation: string): Promise<void> {
		this.#mustQuote(quotation);
		await this.editor.failStep(quotation);
	}

	/** Saves the open credential, whose test has to fail with what the page quotes. */
	async refuseAsQuoted(quotation: string): Promise<void> {
		this.#mustQuote(quotation);
		const said = await this.editor.saveCredential();
		if (said?.includes(quotation) !== true) throw new Error(`n8n says something else: ${said}`);
	}

	/** The open node has to say beside its parameters what the page quotes. */
	async warnAsQuoted(quotation: string): Promise<void> {
		this.#mustQuote(quotation);
		await this.editor.waitForNotice(quotation);
	}

	#mustQuote(quotation: string): void {
		const page = readFileSync(join(root, `docs/vendors/${this.vendor}.md`), 'utf8');
		if (!page.includes(`\`${quotation}\``)) {
			throw new Error(`docs/vendors/${this.vendor}.md does not quote: ${quotation}`);
		}
	}

	async #keep(name: string, picture: Buffer): Promise<void> {
		mkdirSync(this.#folder, { recursive: true });
		const path = join(this.#folder, `${this.vendor}-${name}.png`);
		writeFileSync(path, await small(picture));
		this.taken.push(path);
	}
}

/** The picture with as many colours as fit the size. */
async function small(picture: Buffer): Promise<Buffer> {
	for (const colours of PALETTES) {
		const made = await sharp(picture).png({ palette: true, colours, effort: 10 }).toBuffer();
		if (made.length <= LARGEST) return made;
	}
	throw new Error(`A picture is larger than ${LARGEST} bytes; take a part of the screen`);
}
