import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CUSTOM_FIELD } from '../../../nodes/Flowii/resources/customField/index.ts';
import { resources } from '../../../nodes/Flowii/resources/index.ts';
import { PERMISSION_FIELDS } from '../../../nodes/Flowii/resources/user/index.ts';
import { codeLists, tables } from '../../../nodes/Flowii/tables/index.ts';
import { camelCase } from '../../../nodes/Flowii/tables/table.ts';
import { schemasOf } from '../../../scripts/lib/flowiiSchemas.mts';

const ROOT = join(__dirname, '../../../nodes/Flowii/__schema__/v1.0.0');

describe('output schemas of FLOWii', () => {
	const made = schemasOf({
		resources,
		tables,
		codeLists,
		camelCase,
		customField: CUSTOM_FIELD,
		permission: PERMISSION_FIELDS,
	});
	const written = new Map(
		readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
	);

	test('every operation but the custom call has one', () => {
		const operations = resources
			.filter(({ value }) => value !== 'customApiCall')
			.flatMap((resource) =>
				resource.operations.map(({ value }) => `${resource.value}/${value}.json`),
			);
		expect([...made.keys()].sort()).toEqual(operations.sort());
	});

	test('the files are those that the tables give (else: npm run generate -- schemas)', () => {
		expect([...written.keys()].sort()).toEqual([...made.keys()].sort());
		for (const [file, text] of made) {
			expect([file, JSON.parse(written.get(file) ?? '')]).toEqual([file, JSON.parse(text)]);
		}
	});

	test('a list shows only what lists have, a single record the rest', () => {
		const list = JSON.parse(made.get('order/getMany.json') ?? '').properties;
		const single = JSON.parse(made.get('order/get.json') ?? '').properties;
		expect(Object.keys(list)).toEqual(
			expect.arrayContaining(['id', 'name', 'stateName', 'responsibleUserName']),
		);
		expect(list).not.toHaveProperty('deadline');
		expect(single).toHaveProperty('deadline');
		expect(single).not.toHaveProperty('responsibleUserName');
		expect(single.responsibleUsers.items.properties).toEqual({
			id: { type: 'string' },
			name: { type: 'string' },
		});
	});
});
