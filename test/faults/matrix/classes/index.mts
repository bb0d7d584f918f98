import type { MatrixClass } from './class.mts';
import { egitoClasses } from './egito.mts';
import { flowiiClasses } from './flowii.mts';
import { gamfiClasses } from './gamfi.mts';
import { wolkvoxClasses } from './wolkvox.mts';
import { workflooClasses } from './workfloo.mts';

/** The rows of the matrix: every class of operation of every vendor that has it. */
export const classes: MatrixClass[] = [
	...gamfiClasses,
	...flowiiClasses,
	...egitoClasses,
	...wolkvoxClasses,
	...workflooClasses,
];
