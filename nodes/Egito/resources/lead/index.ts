import type { Resource } from '../../../shared/operation';
import { recordOperations } from '../../operations';
import { recordType } from '../../operations/recordType';
import { knownFields } from './knownFields';

export const lead: Resource = {
	name: 'Lead',
	value: 'lead',
	operations: recordOperations({ ...recordType('Lead', 'lead', 'leads'), knownFields }),
};
