import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { credentials } from '../../sandbox/vendors/flowii.mts';
import { type NodeRun, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** The answers in docs/faq.md begin with what the node really says. FLOWii stands for all vendors. */
const page = readFileSync(resolve(join(__dirname, '../../docs/faq.md')), 'utf8');
const sandbox = useSandbox('flowii');
const flowii = () => sandbox.vendor('flowii');

interface Question {
	parameters: IDataObject;
	login?: () => IDataObject;
	items?: NodeRun['items'];
	before?(): void;
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const readPartner = { resource: 'partner', operation: 'get', recordId: byId('457851') };
const listPartners = { resource: 'partner', operation: 'getMany', returnAll: true };
const createPartner = {
	resource: 'partner',
	operation: 'create',
	name: '={{ $json.name ?? "Lipa" }}',
	type: 1,
};
const once = { options: { maxRetries: 0 } };
const calls = { path: /partners/ };

const questions: Record<string, Question> = {
	'Why does the node say that my key is wrong? I copied it.': {
		parameters: listPartners,
		login: () => ({ password: 'wrong' }),
	},
	'It cannot reach the system at all': {
		parameters: { ...listPartners, ...once },
		login: () => ({ baseUrl: 'http://127.0.0.1:9' }),
	},
	'What does "does not speak TLS" mean?': {
		parameters: { ...listPartners, ...once },
		login: () => ({ baseUrl: flowii().url.replace('http:', 'https:') }),
	},
	'It got a web page': {
		parameters: { ...listPartners, ...once },
		before: () => flowii().fault({ kind: 'html', match: calls, times: 9 }),
	},
	'It says that the answer has a form that is not documented': {
		parameters: createPartner,
		before: () =>
			flowii().fault({ kind: 'answer', status: 200, body: 'OK', match: calls, times: 9 }),
	},
	'It says that a record does not exist, but I see it': {
		parameters: { ...readPartner, recordId: byId('1') },
	},
	'A field is empty although I mapped it': {
		parameters: { ...readPartner, recordId: byId('={{ $json.partner }}') },
	},
	'It refuses my date': {
		parameters: { ...listPartners, filters: { createdFrom: 'last Monday' } },
	},
	'It refuses 01.02.2026': {
		parameters: { ...listPartners, filters: { createdFrom: '01.02.2026' } },
	},
	'There were too many calls': {
		parameters: { ...listPartners, ...once },
		before: () => flowii().fault({ kind: 'status', status: 429, body: '', match: calls, times: 9 }),
	},
	'The system had an error while I was writing. Was it written?': {
		parameters: createPartner,
		before: () => flowii().fault({ kind: 'status', status: 500, body: '', match: calls, times: 9 }),
	},
	'It took too long. Was it written?': {
		parameters: { ...createPartner, options: { timeout: 300 } },
		before: () => flowii().fault({ kind: 'stall', match: calls, times: 9 }),
	},
	'One of many items failed. What of the others?': {
		parameters: createPartner,
		items: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }],
		before: () =>
			flowii().fault({
				kind: 'status',
				status: 400,
				body: { errors: [{ title: 'The record could not be saved' }] },
				match: calls,
				skip: 2,
			}),
	},
};

const sections = new Map(
	page
		.split(/^### /m)
		.slice(1)
		.map((section): [string, string] => [section.split('\n')[0] ?? '', section]),
);

test('every question is answered, and every answer is tried', () => {
	const quoting = [...sections].filter(([, text]) => /^> /m.test(text)).map(([title]) => title);
	expect(quoting.sort()).toEqual(Object.keys(questions).sort());
});

test.each(Object.entries(questions))('%s', async (title, question) => {
	question.before?.();
	const { data } = credentials(flowii().url);
	const { error } = await runNode({
		node: 'flowii',
		parameters: question.parameters,
		items: question.items,
		credentials: {
			type: 'flowiiApi',
			data: { ...data, companyId: '4523', ...question.login?.() } as never,
		},
	});
	const said = `${error?.message}\n\n${error?.description ?? ''}`;
	const quoted = (sections.get(title) ?? '')
		.split('\n')
		.filter((line) => line.startsWith('>'))
		.map((line) => line.replace(/^> ?/, ''))
		.join(' ');
	// The message is quoted whole; the advice may be left to the answer.
	expect(plain(quoted)).toContain(plain(error?.message ?? 'There was no error'));
	expect(plain(said)).toContain(plain(quoted));
});

/** As the words stand, whatever the lines. */
function plain(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
