import project from '../../../package.json' with { type: 'json' };
import { type VendorEntry, vendors } from '../../../vendors.mts';

/** One vendor's package, as it will be published: a cut of this project. */
export interface Cut {
	vendor: VendorEntry;
	/** Of the package, and of its folder and repository. */
	name: string;
	/** `https://github.com/<owner>/<name>` */
	repository: string;
}

/** The package with all vendors, which this project is. */
export const umbrella = {
	name: project.name,
	repository: project.homepage.replace(/#.*$/, ''),
};

export const cuts: Cut[] = vendors.map((vendor) => ({
	vendor,
	name: vendor.package,
	repository: umbrella.repository.replace(/[^/]+$/, vendor.package),
}));

/** By the name of the vendor or of its package. */
export function cutOf(name: string): Cut {
	const cut = cuts.find((known) => known.name === name || known.vendor.name === name);
	if (cut === undefined) {
		const known = cuts.map(({ vendor }) => vendor.name).join(', ');
		throw new Error(`There is no package for "${name}"; there are: ${known}`);
	}
	return cut;
}

/** A class's name or a file's base name: `gamfiApi` → `GamfiApi`. */
export function className(name: string): string {
	return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
