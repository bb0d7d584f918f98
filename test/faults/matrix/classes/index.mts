import { createRequire } from 'node:module';

import { vendorNames } from '../../../../vendors.mts';
import type { MatrixClass } from './class.mts';

const load = createRequire(import.meta.url);

/** The rows of the matrix: every class of operation of every vendor that has it. */
export const classes = vendorNames.flatMap(
	(name) => (load(`./${name}.mts`) as { classes: MatrixClass[] }).classes,
);
