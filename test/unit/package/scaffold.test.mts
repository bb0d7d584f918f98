import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/**
 * `npm run new` both ways on a copy of the project: what it writes compiles, passes lint and the
 * tests of a vendor, and all that fails then is the list of what is left to people.
 */
const ROOT = resolve(__dirname, '../../..');
const LEFT_OUT = ['.cache', '.git', 'dist', 'node_modules'];

let copy: string;

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), 'backoffice-new-'));
	cpSync(ROOT, copy, {
		recursive: true,
		filter: (path) => !LEFT_OUT.includes(basename(path)),
	});
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** As `scripts/run.mjs` calls it. */
function scaffold(...args: string[]): { status: number | null; output: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/new.mts', ...args], {
		cwd: copy,
		encoding: 'utf8',
	});
	return { status, output: `${stdout}${stderr}` };
}

/** A program of the project in the copy; gives what it printed. */
async function program(script: string, args: string[], env = {}): Promise<string> {
	const command = [join('node_modules', script), ...args];
	// n8n's lint rules take every file for a trigger when they find themselves in a test.
	const environment = { ...process.env, NODE_ENV: undefined, ...env };
	const options = { cwd: copy, env: environment, maxBuffer: 2 ** 26 };
	return await new Promise((done) => {
		execFile(process.execPath, command, options, (_error, stdout, stderr) =>
			done(`${stdout}${stderr}`),
		);
	});
}

/** Types of what is new, and of what imports it. */
async function typecheck(include: string[]): Promise<string> {
	const config = { extends: './tsconfig.dev.json', include };
	writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify(config));
	return await program('typescript/bin/tsc', ['-p', 'tsconfig.new.json']);
}

async function lint(files: string[]): Promise<string> {
	const options = ['--config', 'eslint.full.config.mjs', '--max-warnings', '0'];
	return await program('eslint/bin/eslint.js', [...options, ...files]);
}

interface JestReport {
	numPassedTests: number;
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
	}>;
}

/** Of what is new, and of what looks at all vendors: tests that did not pass, and what they say. */
async function failedTests(): Promise<{ passed: number; failed: string[][] }> {
	const files = [
		'test/contract/sandbox\\.',
		'test/engine/(examples|gamfi|zebra)\\.',
		'test/unit/package/(fillIn|houseRules|operations|parameters)\\.',
	];
	const names = 'zebra|case:get|customApiCall|archive|every vendor|lists|floor plan|filled in';
	await program(
		'jest/bin/jest.js',
		[
			...['--selectProjects', 'unit', 'engine', 'contract'],
			...['--testPathPatterns', ...files],
			...['--testNamePattern', names],
			...['--json', '--outputFile', 'report.json'],
		],
		{ NODES_FROM: 'source' },
	);
	const report = readFileSync(join(copy, 'report.json'), 'utf8');
	const { numPassedTests, testResults } = JSON.parse(report) as JestReport;
	const failed = testResults.flatMap(({ name, message, assertionResults }) => {
		if (assertionResults.length === 0) return [[basename(name), message]];
		return assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages }) => [fullName, failureMessages.join('\n')]);
	});
	return { passed: numPassedTests, failed };
}

test('a new vendor and a new operation lack only what people have to fill in', async () => {
	const path = '/workflows/integration/user/{user_id}/archive';
	const runs = [
		scaffold('vendor', 'Zebra', '--title', 'Zebra CRM', '--resource', 'case'),
		scaffold('operation', 'gamfi', 'employee', 'archive', '--path', path),
	];
	for (const { status, output } of runs) {
		expect(output).toMatch(/\nFill this in:\n +README.md:/);
		expect(output).not.toContain('By hand');
		expect(status).toBe(0);
	}

	const [types, findings, { passed, failed }] = await Promise.all([
		typecheck([
			'credentials/Zebra*.ts',
			'nodes/Gamfi/**/*.ts',
			'nodes/Zebra/**/*.ts',
			'sandbox/demo/zebra*.mts',
			'sandbox/vendors/gamfi.mts',
		]),
		lint([
			'credentials/Zebra*.ts',
			'nodes/{Gamfi,Zebra}/**/*.ts',
			'sandbox/{demo,vendors}/{gamfi,zebra}*.mts',
			'test/{e2e/agents,e2e/editor,engine}/{gamfi,zebra}*.mts',
			'vendors.mts',
		]),
		failedTests(),
	]);
	expect(types).toBe('');
	expect(findings).toBe('');
	expect(failed).toEqual([
		[expect.stringContaining('filled in'), expect.stringContaining('ill this in')],
	]);
	expect(passed).toBeGreaterThan(60);
}, 180_000);

test.each([
	[['operation', 'zebras', 'case', 'get'], 'There is no vendor zebras'],
	[['operation', 'gamfi', 'employee', 'create'], 'has an operation employee:create already'],
	[['vendor', 'zebra'], 'no name for a class'],
])('%j is refused before anything is written', (args, message) => {
	expect(scaffold(...args)).toEqual({ status: 1, output: expect.stringContaining(message) });
});
