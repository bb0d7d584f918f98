import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { loadFields } from '../../shared/pickers';
import { recordsIn } from '../api/envelope';
import { rangeRequest } from '../api/range';
import { columnsOf } from '../resources/record/fields/columns';
import { wolkvox } from '../transport';

const DAY = 86_400_000;

/** Looked at first the last month, then, if it was quiet, the last ten years. */
const SPANS = [30 * DAY, 3650 * DAY];

/** Enough to meet every field that is in use. */
const SAMPLE = 50;

/** The fields of the chosen module. The API has no list of them, so those of recent records are shown. */
export async function getModuleFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await loadFields(this, wolkvox, 'fields', async ({ call, parameters }) => {
		const module = parameters.optionalText('module')?.trim() ?? '';
		if (module === '') return 'Enter the module to see its fields.';
		for (const span of SPANS) {
			// A day more, because the tenant's clock may be ahead of ours.
			const range = { from: Date.now() - span, to: Date.now() + DAY };
			const search = { module, ...range, timezone: parameters.timezone };
			const { body } = await call(rangeRequest(search, SAMPLE));
			const records = recordsIn(body);
			if (records.length > 0) return columnsOf(records);
		}
		return `The module '${module}' has no record of the last ten years from which fields could be learned. Add the fields by name under More Fields.`;
	});
}
