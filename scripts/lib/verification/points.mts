import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

import type { vendors } from '../../../vendors.mts';
import { root } from '../paths.mts';
import * as measures from './measures.mts';
import { operationsOf } from './parameters.mts';

/** One vendor, which is one single-service package, as n8n loads it. */
export interface Subject {
	vendor: (typeof vendors)[number];
	/** The action node first, then its triggers. */
	nodes: [INodeTypeDescription, ...INodeTypeDescription[]];
	credential: ICredentialType;
}

/** What is missing, by name; nothing missing: the point is met. A text: why it does not apply. */
export type Finding = string[] | string;

export interface Point {
	/** What n8n asks for. */
	asks: string;
	/** Where one can see that it is so, or why it is not. */
	evidence: string;
	/** Measured on each vendor. Without it, `holds` says it of all. */
	measure?(subject: Subject): Finding;
	holds?: 'yes' | 'publisher';
	/** Of the package with all vendors, where that differs. */
	umbrella?: 'no';
}

export interface Section {
	title: string;
	source?: string;
	points: Point[];
}

const DOCS = 'https://docs.n8n.io/connect/create-nodes/build-your-node/reference';

const each =
	(measure: (node: INodeTypeDescription) => string[]) =>
	({ nodes }: Subject): string[] =>
		nodes.flatMap((node) => measure(node).map((found) => `${node.name} ${found}`));

/** As `each`, for what concerns nodes only that let somebody choose one record. */
const eachLocator =
	(measure: (node: INodeTypeDescription) => string[]) =>
	(subject: Subject): Finding =>
		subject.nodes.some((node) => measures.locatorsOf(node).length > 0)
			? each(measure)(subject)
			: 'no list to choose from is documented';

const ofAction =
	(check: (node: INodeTypeDescription) => boolean) =>
	({ nodes: [action] }: Subject): string[] =>
		check(action) ? [] : [action.name];

const unless = (condition: unknown, missing: string): string[] => (condition ? [] : [missing]);

function schemaOf({ vendor }: Subject, operation: string): string {
	const file = `${operation.replace(':', '/')}.json`;
	return join(root, 'nodes', vendor.folder, '__schema__/v1.0.0', file);
}

function fieldsOf(subject: Subject, operation: string): number {
	const file = schemaOf(subject, operation);
	if (!existsSync(file)) return 0;
	const { properties = {} } = JSON.parse(readFileSync(file, 'utf8')) as { properties?: object };
	return Object.keys(properties).length;
}

/** Reading operations that give more fields than n8n thinks people can take in, and offer no less. */
function unsimplified(subject: Subject): string[] {
	const [action] = subject.nodes;
	const simplified = new Set([...measures.simplifying(action), ...measures.choosingFields(action)]);
	return operationsOf(action)
		.map(({ resource, value }) => `${resource}:${value}`)
		.filter((operation) => /:(get|find)/.test(operation))
		.filter((operation) => !simplified.has(operation) && fieldsOf(subject, operation) > 10);
}

export const sections: Section[] = [
	{
		title: 'The package',
		source: `${DOCS}/verification-guidelines`,
		points: [
			{
				asks: 'One service a package',
				holds: 'yes',
				umbrella: 'no',
				evidence:
					'The five are cut for this; why there is a package with all: [one source, six packages](decisions/umbrella-and-cuts.md)',
			},
			{
				asks: "Name, keyword, license MIT, description, `files`, version, `n8n` section with `strict`; n8n's lint configuration unchanged",
				holds: 'yes',
				evidence:
					"`n8n-node lint` in each package; the package's part of `test/unit/package/houseRules.test.mts`",
			},
			{
				asks: 'No runtime dependency, `n8n-workflow` as the only peer, no overrides, no script at installation',
				holds: 'yes',
				evidence: '`houseRules.test.mts`; [why](decisions/no-runtime-dependency.md)',
			},
			{
				asks: 'Author with a name and a real e-mail address, the same on npm and GitHub',
				holds: 'publisher',
				evidence:
					'`npm run release -- --dry-run` names what has to be replaced; [releasing](releasing.md)',
			},
			{
				asks: 'Published by GitHub Actions with provenance, from the public repository that package.json names, sources at that commit',
				holds: 'publisher',
				evidence:
					'`publish.yml` here and in each package, rehearsed by the dry run, held by `test/unit/package/workflows.test.mts`; [releasing](releasing.md)',
			},
			{
				asks: '`npx @n8n/scan-community-package` passes',
				holds: 'yes',
				evidence:
					'On sources and tarball in `npm test` and in the dry run; once more after publishing',
			},
			{
				asks: 'No environment variables, no files, no timers, no global state',
				holds: 'yes',
				evidence: '`n8n-node lint` (Cloud rules) and `test/unit/package/lint.test.mts`',
			},
			{
				asks: 'No duplicate of a node that n8n has; no flow control',
				holds: 'yes',
				evidence: 'n8n-nodes-base 2.41.2 has no node for any of the five',
			},
			{
				asks: 'README: what it is, installation, credentials, operations, usage, examples, compatibility; English only',
				holds: 'yes',
				evidence:
					'README.md and [vendors/](vendors/); words of other languages are in search aliases only',
			},
			{
				asks: 'A video of less than five minutes: installation, credential test, operations, trigger (asked for by reviewers)',
				holds: 'publisher',
				evidence: '[Releasing](releasing.md) has the order of scenes',
			},
		],
	},
	{
		title: 'Credentials',
		source: `${DOCS}/verification-guidelines`,
		points: [
			{
				asks: 'A test that proves something',
				measure: ({ vendor, nodes: [action], credential }) => {
					const tested = action.credentials?.some(({ testedBy }) => testedBy) ?? false;
					if (credential.test !== undefined) return [];
					return tested ? 'no call is sure to refuse a wrong key' : [`${vendor.credential}`];
				},
				evidence: "See [Gamfi's credential test](#gamfis-credential-test) below",
			},
			{
				asks: 'Secrets are password fields',
				measure: ({ credential: { properties } }) =>
					properties
						.filter(({ name }) => /password|secret|token$|apikey/i.test(name))
						.filter(({ typeOptions }) => typeOptions?.password !== true)
						.map(({ name }) => name),
				evidence: 'Measured; secrets never show in errors, outputs or previews (law 14)',
			},
			{
				asks: '`documentationUrl` is a full address',
				measure: ({ credential: { documentationUrl = '', name } }) =>
					unless(/^https:\/\//.test(documentationUrl), name),
				evidence: "Measured; it leads to the credential's own section",
			},
			{
				asks: 'Icons for light and dark, on credentials and nodes',
				measure: ({ nodes, credential }) =>
					[...nodes, credential]
						.filter(({ icon }) => {
							if (typeof icon !== 'object') return true;
							return icon.light === icon.dark;
						})
						.map(({ name }) => name),
				evidence: 'Measured; the build fails when a file is missing',
			},
			{
				asks: 'OAuth where the service has it',
				measure: () => "no vendor documents an OAuth authorisation for others' applications",
				evidence:
					'Egito has the password grant of OAuth 2.0, without a page to consent on; the node uses it',
			},
			{
				asks: 'Usable in the HTTP Request node (`httpRequestNode`)',
				measure: ({ credential: { httpRequestNode, name } }) => unless(httpRequestNode, name),
				evidence: 'Measured',
			},
		],
	},
	{
		title: 'What people see',
		source: `${DOCS}/ux-guidelines`,
		points: [
			{
				asks: 'Title Case for names, Sentence case for actions and descriptions, _Whether_ for booleans, placeholders with `e.g.`, no articles in actions',
				holds: 'yes',
				evidence: "n8n's lint; `test/unit/package/operations.test.mts`",
			},
			{
				asks: 'Every parameter says what it is for',
				measure: each(measures.withoutDescription),
				evidence:
					'Measured; containers and the two selectors aside, which their members and entries explain',
			},
			{
				asks: 'No description that only repeats the name',
				measure: each(measures.withEmptyDescription),
				evidence: 'Measured',
			},
			{
				asks: 'No description of an operation that only repeats its action',
				measure: each(measures.withRepeatedAction),
				evidence: 'Measured',
			},
			{
				asks: 'One record is chosen from a list or by its ID or name, the list first',
				measure: eachLocator(measures.withoutList),
				evidence:
					'Measured. Gamfi documents no call that lists what could be chosen, and wolkvox none for names: its lists show those of recent records',
			},
			{
				asks: '… or by its address in the browser, and entries of a list link to it',
				measure: ({ vendor }) =>
					vendor.name === 'wolkvox'
						? 'wolkvox documents only that an ID is the last part of the address, which the parameters say'
						: 'the others document no addresses of their records',
				evidence: 'A pattern that is guessed would refuse addresses that are right',
			},
			{
				asks: 'A slow list says so (`slowLoadNotice`)',
				measure: eachLocator(measures.withoutSlowLoadNotice),
				evidence: 'Measured',
			},
			{
				asks: 'Hints where a vendor has a trap (`hints` of the node)',
				measure: ofAction(measures.hasHints),
				evidence: 'Measured; beside them, executions give hints when a result is surprising',
			},
			{
				asks: 'Answers with more than ten fields can be simplified',
				measure: unsimplified,
				evidence: 'Measured on the output schemas of operations that read',
			},
			{
				asks: 'For agents: _Simplified_, _Raw_ or _Selected Fields_',
				measure: (subject) => {
					const [action] = subject.nodes;
					const simplifying = measures.simplifying(action);
					const choosing = measures.choosingFields(action);
					if (simplifying.length + choosing.length === 0)
						return 'no operation has a simplified form';
					return simplifying.filter((operation) => !choosing.includes(operation));
				},
				evidence: 'Measured on the operations with a simplified form',
			},
			{
				asks: 'Sorting of _Get Many_ in a collection of its own',
				measure: () => 'no vendor documents a parameter for the order',
				evidence:
					'Sorting a limited list afterwards would show a false beginning; the Sort node sorts whole lists',
			},
			{
				asks: 'Delete gives `{ "deleted": true }`',
				measure: (subject) =>
					subject.nodes.some((node) => operationsOf(node).some(({ value }) => value === 'delete'))
						? []
						: 'no documented call deletes',
				evidence: "Law 8; each vendor's operations in `test/engine/`",
			},
			{
				asks: 'Create, Create or Update, Delete, Get, Get Many and Update, as far as the vendor has them',
				holds: 'yes',
				evidence: '[Coverage](coverage.md): documented calls against calls that the tests drove',
			},
			{
				asks: 'Errors name what happened with parameter and item, and what to do; no "error", "problem", "failure", "mistake"',
				holds: 'yes',
				evidence: 'Law 6; `test/unit/shared/nodeErrors.test.mts`',
			},
			{
				asks: '`validateType`',
				measure: () => 'it would spoil values that the nodes check themselves',
				evidence:
					"n8n turns an empty expression into 0 and a day into a moment of the server's time zone. The nodes check every value before any call, name parameter and item, and read dates in the workflow's time zone (law 9); `test/unit/package/verification.test.mts` holds the reason",
			},
		],
	},
	{
		title: 'Agents and search',
		points: [
			{
				asks: 'Usable as a tool',
				measure: ofAction(({ usableAsTool }) => usableAsTool === true),
				evidence: 'Measured',
			},
			{
				asks: 'Actions stand alone: n8n names the tool after them',
				measure: each(measures.withUnclearAction),
				evidence: 'Measured; `operations.test.mts` holds that no two are the same',
			},
			{
				asks: 'Display names are unique in an operation: n8n makes `$fromAI` keys from them',
				measure: each(measures.withSharedName),
				evidence: 'Measured; rows that the user adds aside, which n8n cannot tell apart anyway',
			},
			{
				asks: 'Output schemas, so that fields can be mapped before the first run',
				measure: (subject) =>
					operationsOf(subject.nodes[0])
						.map(({ resource, value }) => `${resource}:${value}`)
						.filter((operation) => !/^(customApiCall|apiRequest):/.test(operation))
						.filter((operation) => !existsSync(schemaOf(subject, operation))),
				evidence: "Measured; the answer of a call of one's own is whatever comes",
			},
			{
				asks: "A hint for n8n's workflow builder (`builderHint`)",
				measure: ofAction(({ builderHint }) => Boolean(builderHint?.searchHint)),
				evidence: 'Measured',
			},
			{
				asks: 'Codex with categories, aliases and both links',
				measure: ({ vendor, nodes }) =>
					nodes
						.map(({ name }) => `${name[0]?.toUpperCase()}${name.slice(1)}`)
						.filter((name) => {
							const codex = JSON.parse(
								readFileSync(join(root, 'nodes', vendor.folder, `${name}.node.json`), 'utf8'),
							) as { categories: string[]; alias: string[]; resources: Record<string, unknown[]> };
							const { credentialDocumentation = [], primaryDocumentation = [] } = codex.resources;
							const complete = credentialDocumentation.length + primaryDocumentation.length === 2;
							return !complete || codex.categories.length === 0 || codex.alias.length < 4;
						}),
				evidence: 'Measured',
			},
		],
	},
	{
		title: 'What runs',
		points: [
			{
				asks: 'Parameters are read with the index of their item; output is paired with its item',
				holds: 'yes',
				evidence: 'Laws 1 and 8',
			},
			{
				asks: '_Continue_ works: failed items leave through the error branch with their input',
				holds: 'yes',
				evidence: 'Law 3, on each n8n; [why this form](decisions/error-items.md)',
			},
			{
				asks: 'Lists are whole; pages end; _Return All_ and _Limit_',
				holds: 'yes',
				evidence: 'Law 7; [guarantees](guarantees.md)',
			},
			{
				asks: 'Retries for what passes by itself, `Retry-After`, never a write twice; ends on cancel',
				holds: 'yes',
				evidence: 'Laws 4 and 13',
			},
			{
				asks: "Fields that only the customer's system knows (`resourceMapper`)",
				measure: ({ vendor, nodes }) =>
					JSON.stringify(nodes).includes('"resourceMapper"')
						? []
						: vendor.name === 'gamfi'
							? 'names of custom fields are not published; they go into JSON'
							: [vendor.name],
				evidence: 'Measured',
			},
			{
				asks: 'Files as binary data, in and out',
				measure: ({ nodes }) =>
					/binary/i.test(JSON.stringify(nodes)) ? [] : 'no documented call has files',
				evidence: "Each vendor's operations in `test/engine/`",
			},
			{
				asks: 'Any other call with the same credential and care',
				measure: ofAction((node) =>
					operationsOf(node).some(({ resource }) => /^(customApiCall|apiRequest)$/.test(resource)),
				),
				evidence: 'Measured',
			},
			{
				asks: 'Triggers that neither lose nor repeat',
				measure: ({ nodes }) =>
					nodes.length > 1 ? [] : 'nothing is documented that could be watched or subscribed to',
				evidence: "`test/unit/shared/poll.test.mts`; each vendor's trigger tests",
			},
			{
				asks: 'Example workflows that run',
				measure: ({ vendor }) =>
					unless(existsSync(join(root, 'examples', vendor.name)), `examples/${vendor.name}`),
				evidence: '`npm run demo` plays all in a real n8n and looks at the vendors',
			},
		],
	},
];
