/**
 * `npm run pictures`: the pictures of the vendors' pages, made anew: `docs/images/<vendor>-<job>.png` shows
 * `examples/<vendor>/<job>.json` in n8n's editor.
 *
 *   npm run pictures -- gamfi egito   only those of these vendors
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Editor } from '../test/support/browser.mts';
import { type VendorName, vendorNames } from '../vendors.mts';
import { command, interrupted } from './lib/command.mts';
import { cache, root } from './lib/paths.mts';
import { openStage } from './lib/stage.mts';

/** The example that a page shows. */
function shownOn(vendor: string): string {
	const page = readFileSync(join(root, `docs/vendors/${vendor}.md`), 'utf8');
	const job = new RegExp(`\\]\\(\\.\\./images/${vendor}-([\\w-]+)\\.png\\)`).exec(page)?.[1];
	if (job === undefined)
		throw new Error(`docs/vendors/${vendor}.md shows no picture of an example`);
	return job;
}

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const wanted = process.argv.length > 2 ? process.argv.slice(2) : vendorNames;
	const strange = wanted.filter((name) => !vendorNames.includes(name as VendorName));
	if (strange.length > 0) throw new Error(`There is no vendor ${strange.join(', ')}`);
	const stage = await openStage({
		folder: join(cache, `pictures-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		say: (text) => console.log(text),
	});
	mkdirSync(join(root, 'docs/images'), { recursive: true });
	const stored = await stage.client.request<{ id: string; name: string }[]>(
		'GET',
		'/rest/workflows?take=250',
	);
	const editor = await Editor.open(stage.n8n.url);
	try {
		for (const vendor of wanted) {
			const job = shownOn(vendor);
			const { workflow } = stage.examples.find(({ path }) => path === `${vendor}/${job}`) ?? {};
			const id = stored.find(({ name }) => name === workflow?.name)?.id;
			if (id === undefined) throw new Error(`There is no example ${vendor}/${job}`);
			await editor.openWorkflow(id);
			await editor.picture(join(root, `docs/images/${vendor}-${job}.png`));
			console.log(`✓ docs/images/${vendor}-${job}.png`);
		}
	} finally {
		await editor.close();
		await stage.close();
	}
	return 0;
});
