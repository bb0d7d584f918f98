import type { IDataObject } from 'n8n-workflow';

import type { VendorResponse } from '../shared/operation';
import type { Parameters } from '../shared/parameters';
import { recordsIn } from './api/envelope';

/** Records of a search, no more than *Limit*; the search scripts document neither pages nor a limit. */
export function limitedRecords({ body }: VendorResponse, parameters: Parameters): IDataObject[] {
	const records = recordsIn(body);
	return parameters.flag('returnAll') ? records : records.slice(0, parameters.number('limit'));
}
