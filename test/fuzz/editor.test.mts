import fc from 'fast-check';
import type {
	IDataObject,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { loadEntries, mapFields, type NodeRun, searchList } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';
import { useSandbox } from '../support/sandbox.mts';
import { fuzz } from './fuzz.mts';
import {
	complaintsAboutSecrets,
	complaintsAboutShape,
	complaintsAboutText,
	isOfN8n,
} from './oracle.mts';
import {
	materialised,
	operationsOf,
	parametersFor,
	propertiesOf,
	valuesFor,
} from './parameters.mts';
import { asks, type Question, questions, SHARES } from './subjects.mts';
import { wildText } from './values.mts';
import { ended, VendorUnderTest } from './vendorUnderTest.mts';

/**
 * Every list and every set of fields that the editor asks a node for, while somebody fills in anything
 * and the vendor answers anything: entries that can be shown and chosen, or an error that can be read.
 */

const search = fc.record({
	filter: fc.option(fc.oneof(fc.constantFrom('', 'a', 'nowak'), wildText), { nil: undefined }),
	paginationToken: fc.option(fc.oneof(fc.constantFrom('1', '2'), wildText), {
		nil: undefined,
		freq: 2,
	}),
});

describe.each(questions)('$node, $kind $method', (question) => {
	const { vendor: name, credential, node } = question;
	const sandbox = useSandbox(name);

	test('answers', async () => {
		sandbox.expectRefusals();
		const vendor = await VendorUnderTest.of(name, sandbox.vendor(name));
		const arbitrary = fc.record({
			parameters: parametersAround(question, vendor),
			search,
			answers: vendor.answersThatEnd(),
		});
		await fuzz(arbitrary, SHARES, async ({ parameters, search: asked, answers }) => {
			const stored = vendor.begin(answers);
			const given = materialised(parameters, []).parameters;
			const run = { node, credentials: { type: credential, data: stored.data }, stored };
			const end = await ended(ask(question, { ...run, parameters: given, ...asked }));
			const known = JSON.stringify([given, asked, answers]);
			const complaints = await vendor.complaints();
			if (end === 'endless') return [...complaints, 'no end'];
			if ('value' in end) return [...complaints, ...complaintsAboutAnswer(end.value)];
			if (isOfN8n(end.thrown)) return complaints;
			const { message, description } = end.thrown as Error & { description?: unknown };
			return [
				...complaints,
				...complaintsAboutText(message, known),
				...(description ? complaintsAboutText(description, known) : []),
				...complaintsAboutSecrets(
					[message, description],
					[...vendor.secrets, ...[stored.data.accessToken].filter(Boolean).map(String)],
				),
			];
		});
	});
});

/** What stands in the node while it is asked: an operation that asks this, filled in somehow. */
function parametersAround(
	{ node, method }: Question,
	vendor: VendorUnderTest,
): fc.Arbitrary<IDataObject> {
	const { description } = nodeType(node);
	const operations = operationsOf(description).filter((operation) =>
		asks(propertiesOf(description.properties, operation), method),
	);
	if (operations.length === 0) return valuesFor(description.properties, vendor.ids(), '');
	return fc.oneof(
		...operations.map((operation) => parametersFor(description, operation, vendor.ids())),
	);
}

type Answer = INodeListSearchResult | INodePropertyOptions[] | ResourceMapperFields;

async function ask(
	{ kind, method }: Question,
	run: NodeRun & { filter?: string; paginationToken?: string },
): Promise<Answer> {
	if (kind === 'listSearch') return await searchList({ ...run, method });
	if (kind === 'loadOptions') return await loadEntries({ ...run, method });
	return await mapFields({ ...run, method });
}

/** The editor shows a text for each entry, keeps its value, and tells entries apart by it. */
function complaintsAboutAnswer(answer: Answer): string[] {
	const entries = entriesOf(answer);
	const values = entries.map(({ value }) => value);
	return [
		...complaintsAboutShape(answer, 'answer'),
		...entries.flatMap(({ name, value }) => [
			...(typeof name === 'string' && name.trim() !== '' ? [] : [`an entry named ${String(name)}`]),
			...(isValue(value) ? [] : [`an entry with the value ${JSON.stringify(value)}`]),
		]),
		...(new Set(values).size < values.length ? ['two entries of one value'] : []),
	];
}

function entriesOf(answer: Answer): Array<{ name: unknown; value: unknown }> {
	if (Array.isArray(answer)) return answer;
	if ('results' in answer) return answer.results;
	return answer.fields.map(({ id, displayName }) => ({ name: displayName, value: id }));
}

function isValue(value: unknown): boolean {
	return typeof value === 'number'
		? Number.isFinite(value)
		: typeof value === 'string' && value !== '';
}
