import type { Choice } from './table';

/**
 * FLOWii's enumerations, as its API reference lists them beside the calls that use them.
 * https://flowiiapi.docs.apiary.io/
 */

export const PARTNER_TYPE: readonly Choice[] = [
	{ name: 'Company', value: 1 },
	{ name: 'Person', value: 2 },
];

export const BUSINESS_CASE_STATE_TYPE: readonly Choice[] = [
	{ name: 'In Progress', value: 1 },
	{ name: 'Lost', value: 4 },
	{ name: 'Postponed', value: 3 },
	{ name: 'Won', value: 2 },
];

export const ORDER_STATE_TYPE: readonly Choice[] = [
	{ name: 'Finished Successfully', value: 3 },
	{ name: 'Finished Unsuccessfully', value: 4 },
	{ name: 'In Progress', value: 2 },
	{ name: 'Waiting', value: 1 },
];

export const TASK_STATE: readonly Choice[] = [
	{ name: 'Cancelled', value: 19, description: 'In Slovak: Zrušená' },
	{ name: 'Done', value: 16, description: 'In Slovak: Dokončené' },
	{ name: 'In Progress', value: 8, description: 'In Slovak: Prebieha' },
	{ name: 'Interrupted', value: 6, description: 'In Slovak: Prerušené' },
	{ name: 'Test Finished OK', value: 17, description: 'In Slovak: Testovanie ukončené – OK' },
	{
		name: 'Test Finished With Errors',
		value: 18,
		description: 'In Slovak: Testovanie ukončené – chyba',
	},
	{ name: 'Waiting', value: 4, description: 'In Slovak: Čaká' },
	{ name: 'Waiting for Activity', value: 5, description: 'In Slovak: Čaká na činnosť' },
	{ name: 'Waiting for Task', value: 3, description: 'In Slovak: Čaká na úlohu' },
];

export const EVENT_STATE: readonly Choice[] = [
	{ name: 'Done', value: 16 },
	{ name: 'Waiting', value: 4 },
];

export const EVENT_DIRECTION: readonly Choice[] = [
	{ name: 'Incoming', value: 1 },
	{ name: 'Outgoing', value: 2 },
	{ name: 'Undefined', value: 0 },
];

export const EMAIL_STATE: readonly Choice[] = [
	{ name: 'Received', value: 6 },
	{ name: 'Sent', value: 2 },
];

export const GOOD_TYPE: readonly Choice[] = [
	{ name: 'Goods', value: 0 },
	{ name: 'Service', value: 1 },
];

export const PRICE_TYPE: readonly Choice[] = [
	{ name: 'With VAT', value: 0 },
	{ name: 'Without VAT', value: 1 },
];

export const DISCOUNT_TYPE: readonly Choice[] = [
	{ name: 'Amount', value: 2 },
	{ name: 'Percent', value: 1 },
];

export const DOCUMENT_TYPE: readonly Choice[] = [
	{ name: 'Advance Invoice', value: 3, description: 'In Slovak: Preddavková faktúra' },
	{ name: 'Delivery Note', value: 2, description: 'In Slovak: Dodací list' },
	{ name: 'Invoice', value: 4, description: 'In Slovak: Faktúra' },
	{ name: 'Order Sheet', value: 8, description: 'In Slovak: Zákazkový list' },
	{ name: 'Purchase Order Issued', value: 6, description: 'In Slovak: Vydaná objednávka' },
	{ name: 'Purchase Order Received', value: 5, description: 'In Slovak: Prijatá objednávka' },
	{ name: 'Quote', value: 1, description: 'In Slovak: Cenová ponuka' },
	{ name: 'Received Invoice', value: 7, description: 'In Slovak: Prijatá faktúra' },
	{ name: 'Request for Quotation', value: 10, description: 'In Slovak: Žiadosť o cenovú ponuku' },
	{ name: 'Stock Document', value: 9, description: 'In Slovak: Skladový dokument' },
];

/** Of the items of documents. */
export const VAT_RATE_TYPE: readonly Choice[] = [
	{ name: 'N Rate', value: 0 },
	{ name: 'Reduced Rate 1', value: 2 },
	{ name: 'Reduced Rate 2', value: 3 },
	{ name: 'Standard Rate', value: 1 },
	{ name: 'Zero Rate', value: 4 },
];

/** Of cash flows, which may also have a rate of their own. */
export const CASH_FLOW_VAT_RATE_TYPE: readonly Choice[] = [
	...VAT_RATE_TYPE.slice(0, 1),
	{ name: 'Own Rate', value: 255 },
	...VAT_RATE_TYPE.slice(1),
];

export const INVOICE_TYPE: readonly Choice[] = [
	{ name: 'Credit Note', value: 2 },
	{ name: 'Invoice', value: 0 },
	{ name: 'Settlement Invoice', value: 3 },
	{ name: 'Tax Document for Received Advance', value: 1 },
];

export const INVOICE_STATE: readonly Choice[] = [
	{ name: 'Approved', value: 8 },
	{ name: 'Awaiting Approval', value: 4 },
	{ name: 'Awaiting Payment', value: 3 },
	{ name: 'Not Classified', value: 99 },
	{ name: 'Overdue', value: 1 },
	{ name: 'Overpaid', value: 7 },
	{ name: 'Paid', value: 6 },
	{ name: 'Partly Paid', value: 5 },
	{ name: 'Partly Paid and Overdue', value: 2 },
	{ name: 'Rejected', value: 9 },
	{ name: 'Unassigned', value: 0 },
];

export const CASH_FLOW_TYPE: readonly Choice[] = [
	{ name: 'Expense', value: 2 },
	{ name: 'Income', value: 1 },
];

export const INVOICE_PAIRING: readonly Choice[] = [
	{ name: 'All', value: -1 },
	{ name: 'Not Paired', value: -2 },
	{ name: 'Paired', value: -3 },
];

export const ATTENDANCE_TYPE: readonly Choice[] = [
	{ name: 'Accompanying to a Doctor', value: 12 },
	{ name: 'Arrival', value: 1 },
	{ name: 'Business Trip', value: 6 },
	{ name: 'Care of Family Member', value: 11 },
	{ name: 'Compensatory Leave', value: 15 },
	{ name: 'Departure', value: 2 },
	{ name: 'Doctor', value: 9 },
	{ name: 'Holiday', value: 7 },
	{ name: 'Home Office', value: 14 },
	{ name: 'Lunch', value: 3 },
	{ name: 'Official', value: 5 },
	{ name: 'Private', value: 4 },
	{ name: 'Sick Leave', value: 10 },
	{ name: 'Time Off', value: 8 },
];

const PLANNED = [5, 6, 7, 8, 9, 10, 11, 12, 15];

export const ABSENCE_TYPE: readonly Choice[] = ATTENDANCE_TYPE.filter(({ value }) =>
	PLANNED.includes(value),
);

export const PERMISSION_MODULE: readonly Choice[] = [
	{ name: 'Business Cases', value: 19 },
	{ name: 'Events', value: 4 },
	{ name: 'Orders', value: 11 },
	{ name: 'Partners', value: 2 },
	{ name: 'Tasks', value: 1 },
];

export const SEVERITY: readonly Choice[] = [
	{ name: 'Error', value: 3 },
	{ name: 'Information', value: 1 },
	{ name: 'Warning', value: 2 },
];

export const NOTIFICATION_TYPE: readonly Choice[] = [
	{ name: 'Activity Added to Task', value: 2000 },
	{ name: 'Activity Deadline Missed', value: 2004 },
	{ name: 'Activity Ready to Start', value: 2001 },
	{ name: 'Activity Returned', value: 2003 },
	{ name: 'Attachment Added to Task', value: 2006 },
	{ name: 'Business Case Added', value: 4000 },
	{ name: 'Business Case Deadline Missed', value: 4001 },
	{ name: 'Estimated Time Exceeded', value: 2007 },
	{ name: 'Event Added', value: 3000 },
	{ name: 'Event Deadline Missed', value: 3001 },
	{ name: 'Message Added to Business Case', value: 4002 },
	{ name: 'Message Added to Order', value: 5002 },
	{ name: 'Message Added to Task', value: 2002 },
	{ name: 'Order Added', value: 5000 },
	{ name: 'Order Deadline Missed', value: 5001 },
	{ name: 'Task Deadline Missed', value: 2005 },
];

export const ATTACHMENT_SUBTYPE: readonly Choice[] = [
	{ name: 'One Attachment', value: 10001 },
	{ name: 'Several Attachments', value: 10002 },
];

/** What `value-type` of a custom field says; inferred from the reference's samples, 5 is unknown. */
export const CUSTOM_FIELD_TYPE: readonly Choice[] = [
	{ name: 'Code List', value: 6 },
	{ name: 'Date', value: 4 },
	{ name: 'Flag', value: 1 },
	{ name: 'Number', value: 2 },
	{ name: 'Text', value: 3 },
];
