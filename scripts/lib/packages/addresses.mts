import { convert } from '../../convert-workflows.mjs';
import { type Cut, umbrella } from './cuts.mts';

/** The page of a vendor, in this project. */
export function guideOf({ vendor }: Cut): string {
	return `docs/vendors/${vendor.name}.md`;
}

/**
 * A shipped file with the cut's own addresses: users of a single package find their page in its
 * repository, and n8n its nodes under its name.
 */
export function withOwnAddresses(text: string, cut: Cut): string {
	return text
		.replaceAll(
			`${umbrella.repository}/blob/main/${guideOf(cut)}`,
			`${cut.repository}/blob/main/README.md`,
		)
		.replaceAll(`"${umbrella.name}.`, `"${cut.name}.`);
}

/** An example workflow with the node types of the cut. */
export function withOwnTypes(text: string): string {
	return `${JSON.stringify(convert(JSON.parse(text), 'single').value, null, '\t')}\n`;
}
