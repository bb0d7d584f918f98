import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { root } from './paths.mts';

/** A contract as far as a new call has to fit to it. */
interface Contract {
	paths: Record<string, PathItem> | null;
	components?: { parameters?: Record<string, { in: string }> };
}

type PathItem = { parameters?: Parameter[] } & { [verb: string]: Call | Parameter[] | undefined };

interface Call {
	operationId: string;
	parameters?: Parameter[];
}

interface Parameter {
	$ref?: string;
}

export interface DocumentedCall {
	/** As the contract spells it. */
	path: string;
	operationId: string;
	/** The contract has it already, so it has a handler, too. */
	isKnown: boolean;
	/** References to the parameters that most of the vendor's calls take. */
	common: string[];
}

/** What a contract has, or shall have, for a call. */
export function documentedCall(
	file: string,
	{ path, method, call }: { path: string; method: string; call: string },
): DocumentedCall {
	if (!existsSync(join(root, file))) throw new Error(`${file} is missing`);
	const contract = parse(readFileSync(join(root, file), 'utf8')) as Contract;
	const items = Object.entries(contract.paths ?? {});
	// Whatever the IDs are called.
	const shape = (text: string) => text.replace(/\{\w+\}/g, '{}');
	const [known = path, item] = items.find(([key]) => shape(key) === shape(path)) ?? [];
	const there = item?.[method.toLowerCase()] as Call | undefined;
	const calls = items.flatMap(([, one]) => callsOf(one));
	if (!there && calls.some(({ operationId }) => operationId === call)) {
		throw new Error(`${file} has another call ${call}: choose a name with --call <name>`);
	}
	return {
		path: known,
		operationId: there?.operationId ?? call,
		isKnown: there !== undefined,
		common: commonParameters(contract, calls),
	};
}

function callsOf({ parameters: shared = [], ...item }: PathItem): Required<Call>[] {
	return Object.values(item)
		.filter((member): member is Call => Boolean(member && 'operationId' in member))
		.map(({ operationId, parameters = [] }) => ({
			operationId,
			parameters: [...shared, ...parameters],
		}));
}

function commonParameters({ components }: Contract, calls: Required<Call>[]): string[] {
	const used = calls.flatMap(({ parameters }) => parameters.flatMap(({ $ref }) => $ref ?? []));
	const isInPath = (reference: string) =>
		components?.parameters?.[reference.split('/').at(-1) ?? '']?.in === 'path';
	const uses = (reference: string) => used.filter((one) => one === reference).length;
	return [...new Set(used)].filter((one) => !isInPath(one) && uses(one) * 2 > calls.length);
}
