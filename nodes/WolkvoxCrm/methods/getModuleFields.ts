import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { loadFields } from '../../shared/pickers';
import { columnsOf } from '../resources/record/fields/columns';
import { wolkvox } from '../transport';
import { recentRecords } from './recentRecords';

/** The fields of the chosen module. The API has no list of them, so those of recent records are shown. */
export async function getModuleFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await loadFields(this, wolkvox, 'fields', async (loader) => {
		const module = loader.parameters.optionalChoice('module')?.trim() ?? '';
		if (module === '') return 'Choose the module to see its fields.';
		const records = await recentRecords(loader, module);
		if (records.length > 0) return columnsOf(records);
		return `The module '${module}' has no record of the last ten years from which fields could be learned. Add the fields by name under More Fields.`;
	});
}
