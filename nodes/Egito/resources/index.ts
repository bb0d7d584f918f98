import { customApiCall } from '../../shared/customApiCall';
import type { Resource } from '../../shared/operation';
import { API_PATH } from '../credential';
import { recordResource } from '../operations';
import { RECORD_TYPES } from '../operations/recordType';
import { dictionary } from './dictionary';

export const resources: Resource[] = [
	...RECORD_TYPES.map(recordResource),
	dictionary,
	customApiCall({
		relativeTo: `https://acme.egito.pl${API_PATH}`,
		placeholder: 'e.g. /Lead/list',
		forms: true,
	}),
];
