import type { Resource } from '../../../shared/operation';
import { recordOperations } from '../../operations';
import { recordType } from '../../operations/recordType';

/** A chance of a sale (szansa sprzedaży). Its fields are not published. */
export const opportunity: Resource = {
	name: 'Opportunity',
	value: 'opportunity',
	operations: recordOperations(recordType('Opportunity', 'opportunity', 'opportunities')),
};
