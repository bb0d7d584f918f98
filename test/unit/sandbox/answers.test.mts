import type { NamedAnswer } from '../../../sandbox/answers.mts';
import {
	errorPages,
	errorsUnder200,
	hugeErrors,
	strangeAnswers,
} from '../../../sandbox/answers.mts';
import type { Library } from './library.mts';
import { startLibrary } from './library.mts';

let library: Library;

beforeAll(async () => {
	library = await startLibrary();
});

beforeEach(() => library.reset());

afterAll(async () => await library.close());

const all: NamedAnswer[] = [...strangeAnswers, ...errorsUnder200, ...errorPages, ...hugeErrors];

it.each(all)('arrives as it is written: $name', async ({ answer }) => {
	library.fault({ kind: 'answer', ...answer });

	const response = await fetch(`${library.url}/shelves`, { headers: { 'x-token': 'first' } });
	const content = Buffer.from(await response.arrayBuffer());

	expect(response.status).toBe(answer.status);
	expect(response.headers.get('content-type')).toBe(answer.headers?.['content-type'] ?? null);
	const { body } = answer;
	const written = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
	expect(content.equals(Buffer.from(written))).toBe(true);
	expect(library.state.listed).toBe(0);
});

it('has each name once', () => {
	for (const list of [strangeAnswers, errorsUnder200, errorPages, hugeErrors]) {
		expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
	}
});

it('is under 200 where it looks like success, and an error elsewhere', () => {
	const statuses = (list: NamedAnswer[]) => new Set(list.map(({ answer }) => answer.status));

	expect([...statuses(strangeAnswers), ...statuses(errorsUnder200)]).toEqual([200, 200]);
	expect(
		[...statuses(errorPages), ...statuses(hugeErrors)].every((status) => (status ?? 0) >= 400),
	).toBe(true);
});
