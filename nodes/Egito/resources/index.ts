import { customApiCall } from '../../shared/customApiCall';
import type { Resource } from '../../shared/operation';
import { API_PATH } from '../credential';
import { account } from './account';
import { contact } from './contact';
import { dictionary } from './dictionary';
import { lead } from './lead';
import { opportunity } from './opportunity';
import { other } from './other';

export const resources: Resource[] = [
	lead,
	account,
	contact,
	opportunity,
	other,
	dictionary,
	customApiCall({
		relativeTo: `https://acme.egito.pl${API_PATH}`,
		placeholder: 'e.g. /Lead/list',
		forms: true,
	}),
];
