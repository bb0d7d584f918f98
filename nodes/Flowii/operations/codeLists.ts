import { InputProblem } from '../../shared/inputProblem';
import { codeLists } from '../tables';
import type { CodeListTable } from '../tables/table';

/** The list that the parameter *List* names; an expression can give anything. */
export function codeListNamed(name: string): CodeListTable {
	const found = Object.entries(codeLists).find(([value]) => value === name);
	if (found) return found[1];
	throw new InputProblem('list', `is unknown: ${name}`);
}
