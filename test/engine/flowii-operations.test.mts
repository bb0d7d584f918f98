import type { IDataObject } from 'n8n-workflow';

import { errorsUnder200, type NamedAnswer, strangeAnswers } from '../../sandbox/answers.mts';
import type { RecordedRequest } from '../../sandbox/vendor.mts';
import { withFiles } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';
import type { OperationCase } from '../support/operation.mts';
import { ANY_JSON, describeOperations, NOTHING } from '../support/operation.mts';
import { useSandbox } from '../support/sandbox.mts';
import { byId, flowiiTest, link } from './flowii-support.mts';

/** Every operation of the FLOWii node, through n8n's engine to the sandbox. */

const flowii = flowiiTest(useSandbox('flowii'));
const { record } = flowii;

/** The body of one of the calls, logins left out. */
const bodyOf = (requests: RecordedRequest[], index = 0) => {
	const sent = requests.filter(({ operationId }) => operationId !== 'getToken');
	return (sent[index]?.body as { data: Record<string, any> }).data;
};

/** What an operation sends and gives, in short. `calls` is what it asks of FLOWii. */
function operation(
	name: string,
	calls: string[],
	parameters: IDataObject,
	success: OperationCase['success'],
	more: Partial<OperationCase> = {},
): [string, OperationCase] {
	const [resource = '', value = ''] = (name.split(' ')[0] ?? '').split(':');
	return [
		name,
		{ parameters: { resource, operation: value, ...parameters }, calls, success, ...more },
	];
}

const emptyAnswer = (json: IDataObject[]) =>
	expect(json).toEqual([expect.objectContaining({ success: true })]);
const deleted = (json: IDataObject[]) =>
	expect(json).toEqual([expect.objectContaining({ deleted: true })]);
const ids =
	(...expected: string[]) =>
	(json: IDataObject[]) =>
		expect(json.map(({ id }) => id)).toEqual(expected);

/** A list that is paged is asked until a page brings nothing. */
const paged = (name: string) => [name, name];

const cases = [
	operation(
		'partner:create',
		['createPartner'],
		{
			name: 'Nová firma s. r. o.',
			type: 1,
			additionalFields: {
				ico: '50000099',
				icDph: 'SK2050000099',
				invoiceMaturity: 30,
				responsibleUser: byId('11141'),
				baseBusinessRelationship: byId('135904'),
			},
		},
		([created], requests) => {
			expect(created).toEqual({ id: expect.stringMatching(/^9/) });
			expect(bodyOf(requests)).toEqual({
				type: 'partner',
				attributes: {
					name: 'Nová firma s. r. o.',
					type: 1,
					ico: '50000099',
					'ic-dph': 'SK2050000099',
					'invoice-maturity': 30,
				},
				relationships: {
					'responsible-user': link('user', '11141'),
					'base-business-relationship': link('business-relationship', '135904'),
				},
			});
		},
	),
	operation('partner:get', ['getPartner'], { recordId: byId('457851') }, ([partner]) => {
		expect(partner).toMatchObject({
			id: '457851',
			name: 'Kaviareň Pod Lipou s. r. o.',
			typeName: 'Company',
			icDph: 'SK2050000011',
			baseBusinessRelationshipId: '135904',
			baseBusinessRelationshipName: 'Zákazník',
			billingAddress: { city: 'Trenčín', countryName: 'Slovensko' },
			keyContact: { email: 'nakup@kaviaren.test' },
			contacts: [],
			tags: [{ name: 'e-shop' }],
		});
	}),
	operation(
		'partner:getMany',
		paged('listPartners'),
		{ returnAll: true, filters: { searchText: 's. r. o.' } },
		ids('457851', '457853'),
	),
	operation(
		'partner:update',
		['updatePartner'],
		{ recordId: byId('457851'), updateFields: { comment: 'Platí včas', invoiceMaturity: 21 } },
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'partner',
				id: '457851',
				attributes: { comment: 'Platí včas', 'invoice-maturity': 21 },
			});
			expect(record('partner', '457851')?.attributes).toMatchObject({
				name: 'Kaviareň Pod Lipou s. r. o.',
				comment: 'Platí včas',
			});
		},
	),
	operation('partner:delete', ['deletePartner'], { recordId: byId('457854') }, (json) => {
		deleted(json);
		expect(record('partner', '457854')).toBeUndefined();
	}),
	operation(
		'partner:findOrCreate',
		['listPartners', 'createPartner'],
		{ findBy: 'registrationNumber', ico: '500 000 77', name: 'Penzión Dub', type: 1 },
		([partner], requests) => {
			expect(partner).toMatchObject({ created: true });
			expect(bodyOf(requests, 1).attributes).toEqual({
				name: 'Penzión Dub',
				type: 1,
				ico: '50000077',
			});
		},
		{ previewCalls: ['listPartners'] },
	),
	operation(
		'partner:exportPohoda',
		['exportPartnersPohoda'],
		{ filters: { searchText: 'Hotel' } },
		(_json, _requests, [{ binary }]) => {
			expect(binary?.data).toMatchObject({ mimeType: 'application/zip', fileExtension: 'zip' });
		},
	),
	operation(
		'partner:exportXml',
		['exportPartnersXml'],
		{ includeContacts: true },
		([file], [request], [{ binary }]) => {
			expect(request.query).toEqual({ companyId: '4523', includeContacts: 'true' });
			expect(file).toMatchObject({ mimeType: 'application/zip' });
			expect(Buffer.from(binary?.data?.data ?? '', 'base64').toString('latin1')).toMatch(/^PK/);
		},
	),
	operation(
		'contact:getMany',
		paged('listPartnerContacts'),
		{ ownerId: byId('457852'), returnAll: true },
		ids('430932', '430933'),
	),

	operation(
		'businessCase:create',
		['createBusinessCase'],
		{
			name: 'Kancelária',
			state: byId('47593'),
			partner: byId('457852'),
			additionalFields: {
				created: '2026-01-31T09:00:00',
				anticipatedFinishDate: '2026-03-31T00:00:00',
				anticipatedIncomeAmount: 1500.5,
				responsibleUsers: ['11141', '11143'],
			},
		},
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'business-case',
				attributes: {
					name: 'Kancelária',
					created: '2026-01-31T09:00:00',
					'anticipated-finish-date': '2026-03-31T00:00:00',
					'anticipated-income-amount': 1500.5,
				},
				relationships: {
					state: link('business-case-state', '47593'),
					partner: link('partner', '457852'),
					'responsible-users': {
						data: [
							{ type: 'user', id: '11141' },
							{ type: 'user', id: '11143' },
						],
					},
				},
			});
		},
	),
	operation('businessCase:get', ['getBusinessCase'], { recordId: byId('40424') }, ([found]) => {
		expect(found).toMatchObject({
			name: 'Recepcia hotela',
			failureId: '257',
			stateName: 'Neúspech',
			responsibleUsers: [{ id: '11143', name: 'Horváth Peter' }],
		});
	}),
	operation(
		'businessCase:getMany',
		paged('listBusinessCases'),
		{ returnAll: true, filters: { stateId: byId('47593') } },
		ids('40423'),
	),
	operation(
		'businessCase:getManyByRecord',
		paged('listPartnerBusinessCases'),
		{ ownerId: byId('457852'), returnAll: true },
		ids('40424'),
	),
	operation(
		'businessCase:update',
		['updateBusinessCase'],
		{
			recordId: byId('40423'),
			updateFields: { state: byId('47598'), finishDate: '2026-02-01T00:00:00', serialNr: '0009' },
		},
		() => {
			const { attributes, relationships } = record('business-case', '40423') ?? {};
			expect(attributes).toMatchObject({
				'finish-date': '2026-02-01T00:00:00',
				'serial-nr': '0009',
			});
			expect(relationships?.state).toEqual({ type: 'business-case-state', id: '47598' });
		},
	),
	operation('businessCase:delete', ['deleteBusinessCase'], { recordId: byId('40424') }, deleted),
	operation(
		'businessCase:exportXml',
		['exportBusinessCasesXml'],
		{ includeMessages: true },
		([file]) => expect(file).toMatchObject({ mimeType: 'application/zip' }),
	),

	operation(
		'order:create',
		['getOwnUser', 'createOrder'],
		{
			name: 'Stolička',
			state: byId('24161'),
			partner: byId('457851'),
			additionalFields: {
				deadline: '2026-02-28T12:00:00',
				type: byId('2948'),
				subtype: byId('2949'),
			},
		},
		(_json, requests) => {
			expect(bodyOf(requests, 1)).toEqual({
				type: 'order',
				attributes: {
					name: 'Stolička',
					created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
					deadline: '2026-02-28T12:00:00',
				},
				relationships: {
					state: link('order-state', '24161'),
					partner: link('partner', '457851'),
					user: link('user', '11142'),
					type: link('order-type', '2948'),
					subtype: link('order-type', '2949'),
				},
			});
		},
		{ previewCalls: ['getOwnUser'] },
	),
	operation('order:get', ['getOrder'], { recordId: byId('34167') }, ([order]) => {
		expect(order).toMatchObject({
			serialNr: 'Z167',
			partnerName: 'Kaviareň Pod Lipou s. r. o.',
			// The name is the company's own, the type says what it means.
			stateName: 'Prebieha',
			stateType: 2,
			stateTypeName: 'In Progress',
		});
	}),
	operation(
		'order:getMany',
		paged('listOrders'),
		{ returnAll: true, filters: { partnerId: byId('457854') } },
		ids('34168'),
	),
	operation(
		'order:getManyByRecord',
		paged('listPartnerOrders'),
		{ ownerId: byId('457851'), returnAll: true },
		ids('34167'),
	),
	operation(
		'order:update',
		['updateOrder'],
		{ recordId: byId('34168'), updateFields: { state: byId('24163'), description: 'Hotovo' } },
		() => expect(record('order', '34168')?.attributes.description).toBe('Hotovo'),
	),
	operation('order:delete', ['deleteOrder'], { recordId: byId('34168') }, deleted),
	operation('order:exportPohoda', ['exportOrdersPohoda'], {}, ([file]) =>
		expect(file).toMatchObject({ mimeType: 'application/zip' }),
	),

	operation(
		'task:create',
		['createTask'],
		{
			caption: 'Zabaliť',
			activities: {
				values: [
					{ activityType: byId('12245'), user: byId('11144'), state: 4, note: 'Opatrne' },
					{ activityType: byId('12244'), state: 5, deadline: '2026-02-02T08:00:00' },
				],
			},
			additionalFields: { priority: 100, order: byId('34167'), user: byId('11141') },
		},
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'task',
				attributes: { caption: 'Zabaliť', priority: 100 },
				relationships: {
					activities: {
						data: [
							{
								type: 'activity',
								attributes: { state: 4, note: 'Opatrne' },
								relationships: {
									'activity-type': link('activity-type', '12245'),
									user: link('user', '11144'),
								},
							},
							{
								type: 'activity',
								attributes: { state: 5, deadline: '2026-02-02T08:00:00' },
								relationships: { 'activity-type': link('activity-type', '12244') },
							},
						],
					},
					order: link('order', '34167'),
					user: link('user', '11141'),
				},
			});
		},
	),
	operation('task:get', ['getTask'], { recordId: byId('142733') }, ([task]) => {
		expect(task).toMatchObject({
			caption: 'Vyrobiť stoly',
			activities: [{ userName: 'Horváth Peter' }, { userName: 'Skladník Tóth Marek' }],
			taskMessages: [{ message: 'Dosky sú narezané.' }],
			orderName: 'Stoly pre kaviareň',
		});
	}),
	operation(
		'task:getMany',
		paged('listTasks'),
		{ returnAll: true, filters: { state: 16 } },
		ids('142734'),
	),
	...(
		[
			['partner', '457854', 'listPartnerTasks', '142734'],
			['businessCase', '40423', 'listBusinessCaseTasks', '142733'],
			['order', '34167', 'listOrderTasks', '142733'],
		] as const
	).map(([owner, id, call, found]) =>
		operation(
			`task:getManyByRecord of ${owner}`,
			paged(call),
			{ owner, ownerId: byId(id), returnAll: true },
			ids(found),
		),
	),
	operation(
		'task:update',
		['updateTask'],
		{
			recordId: byId('142734'),
			updateFields: { caption: 'Zamerať dom', category: byId('2254') },
		},
		() => expect(record('task', '142734')?.attributes.caption).toBe('Zamerať dom'),
	),
	operation('task:delete', ['deleteTask'], { recordId: byId('142734') }, deleted),
	operation(
		'task:getManyActivities',
		['listTaskActivities'],
		{ taskId: byId('142733'), returnAll: true },
		ids('171568', '171569'),
	),
	operation(
		'task:updateActivity',
		['updateTaskActivity'],
		{ taskId: byId('142733'), recordId: '171568', updateFields: { state: 16 } },
		() => expect(record('activity', '171568')?.attributes.state).toBe(16),
	),
	operation(
		'task:getManyTimeRecords',
		['listTaskTimeRecords'],
		{ taskId: byId('142733'), returnAll: true },
		ids('256911'),
	),
	operation(
		'task:getManyTimeRecords of one activity',
		['listActivityTimeRecords'],
		{ taskId: byId('142733'), activityId: '171568', returnAll: true },
		ids('256911'),
	),
	operation(
		'task:createTimeRecord',
		['createTimeRecord'],
		{
			taskId: byId('142733'),
			activity: '171569',
			from: '2026-02-05T11:00:00',
			to: '2026-02-05T11:30:00',
		},
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'activity-interval',
				attributes: { from: '2026-02-05T11:00:00', to: '2026-02-05T11:30:00' },
				relationships: { activity: link('activity', '171569') },
			});
		},
	),
	operation(
		'task:updateTimeRecord',
		['updateTimeRecord'],
		{ taskId: byId('142733'), recordId: '256911', updateFields: { to: '2026-02-05T12:00:00' } },
		() => expect(record('activity-interval', '256911')?.attributes.to).toBe('2026-02-05T12:00:00'),
	),
	operation(
		'task:deleteTimeRecord',
		['deleteTimeRecord'],
		{ taskId: byId('142733'), recordId: '256911' },
		deleted,
	),
	operation(
		'task:createMessage',
		['createTaskMessage'],
		{ taskId: byId('142733'), message: 'Farba prišla' },
		(json) => {
			emptyAnswer(json);
			expect(record('task', '142733')?.relationships['task-messages']).toHaveLength(2);
		},
	),

	operation(
		'event:create',
		['getOwnUser', 'createEvent'],
		{
			state: 16,
			partner: byId('457851'),
			additionalFields: {
				note: 'Volali kvôli termínu',
				direction: 1,
				finished: '2026-02-01T10:00:00',
				type: byId('20661'),
			},
		},
		(_json, requests) => {
			expect(bodyOf(requests, 1)).toEqual({
				type: 'communication',
				attributes: {
					state: 16,
					note: 'Volali kvôli termínu',
					direction: 1,
					finished: '2026-02-01T10:00:00',
				},
				relationships: {
					partner: link('partner', '457851'),
					user: link('user', '11142'),
					type: link('communication-type', '20661'),
				},
			});
		},
		{ previewCalls: ['getOwnUser'] },
	),
	operation('event:get', ['getEvent'], { recordId: byId('195869') }, ([event]) => {
		expect(event).toMatchObject({
			typeName: 'Telefonát',
			categoryName: 'Ponuka',
			stateName: 'Done',
		});
	}),
	operation(
		'event:getMany',
		paged('listEvents'),
		{ returnAll: true, filters: { state: 4 } },
		ids('195870'),
	),
	...(
		[
			['partner', '457852', 'listPartnerEvents', '195870'],
			['businessCase', '40423', 'listBusinessCaseEvents', '195869'],
			['order', '34167', 'listOrderEvents', '195869'],
		] as const
	).map(([owner, id, call, found]) =>
		operation(
			`event:getManyByRecord of ${owner}`,
			paged(call),
			{ owner, ownerId: byId(id), returnAll: true },
			ids(found),
		),
	),
	operation(
		'event:update',
		['updateEvent'],
		{ recordId: byId('195870'), updateFields: { state: 16, note: 'Vybavené' } },
		() =>
			expect(record('communication', '195870')?.attributes).toMatchObject({
				state: 16,
				note: 'Vybavené',
			}),
	),
	operation('event:delete', ['deleteEvent'], { recordId: byId('195870') }, deleted),
	...(
		[
			['partner', '457851', 'listPartnerEmails'],
			['businessCase', '40423', 'listBusinessCaseEmails'],
			['order', '34167', 'listOrderEmails'],
		] as const
	).map(([owner, id, call]) =>
		operation(
			`email:getMany of ${owner}`,
			paged(call),
			{ owner, ownerId: byId(id), returnAll: true },
			([mail]) => expect(mail).toMatchObject({ id: '66031', stateName: 'Received' }),
		),
	),

	operation(
		'good:getMany',
		paged('listGoods'),
		{ returnAll: true, filters: { categoryId: byId('2179') } },
		ids('93669'),
	),
	operation('good:get', ['getGood'], { recordId: byId('93669') }, ([good]) => {
		expect(good).toMatchObject({
			sellingPrice: 400,
			unitOfMeasureName: 'ks',
			subcategoryName: 'Stoly',
		});
	}),

	operation(
		'document:create',
		['createDocument'],
		{
			type: 4,
			partner: byId('457852'),
			items: {
				values: [
					{ good: byId('93669'), name: 'Stôl', quantity: 2, discountType: 1, discount: 10 },
					{
						name: 'Doprava',
						quantity: 1,
						unitPrice: 12,
						unitPriceType: 0,
						vatRate: 20,
						unitOfMeasure: byId('25359'),
					},
				],
			},
			additionalFields: {
				issueDate: '2026-02-01T00:00:00',
				maturity: '2026-02-15T00:00:00',
				variableSymbol: '0042',
				numberingSequence: byId('36520'),
				orderAllocations: {
					values: [{ order: byId('34167'), proportion: 25 }, { proportion: 75 }],
				},
			},
		},
		([created], requests) => {
			expect(created).toEqual({ id: expect.any(String), serialNr: expect.any(String) });
			const { attributes, relationships } = bodyOf(requests);
			expect(attributes).toEqual({
				type: 4,
				'issue-date': '2026-02-01T00:00:00',
				maturity: '2026-02-15T00:00:00',
				'variable-symbol': '0042',
			});
			expect(relationships.items.data).toEqual([
				{
					type: 'item',
					attributes: expect.objectContaining({
						name: 'Stôl',
						quantity: 2,
						'discount-type': 1,
						discount: 10,
					}),
					relationships: { good: link('good', '93669') },
				},
				{
					type: 'item',
					attributes: {
						name: 'Doprava',
						quantity: 1,
						'unit-price': 12,
						'unit-price-type': 0,
						'vat-rate': 20,
					},
					relationships: { 'unit-of-measure': link('unit-of-measure', '25359') },
				},
			]);
			expect(relationships['order-allocations'].data).toEqual([
				{
					type: 'order-allocation',
					attributes: { proportion: 25 },
					relationships: { order: link('order', '34167') },
				},
				{ type: 'order-allocation', attributes: { proportion: 75 } },
			]);
			expect(record('document', created.id)?.attributes).toMatchObject({
				'taxed-gross-amount': 876,
			});
		},
	),
	...(
		[
			['partner', '457851', 'listPartnerDocuments'],
			['order', '34167', 'listOrderDocuments'],
		] as const
	).map(([owner, id, call]) =>
		operation(
			`document:getMany of ${owner}`,
			paged(call),
			{ owner, ownerId: byId(id), returnAll: true },
			ids('97272', '97273'),
		),
	),
	operation(
		'document:getPdf',
		['getDocumentPdf'],
		{ recordId: '97272', options: { language: 'hu' } },
		(_json, [request], [{ binary }]) => {
			expect(request.query).toEqual({ companyId: '4523', language: 'hu' });
			expect(binary?.data).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
			expect(Buffer.from(binary?.data?.data ?? '', 'base64').toString('latin1')).toMatch(/^%PDF/);
		},
	),
	operation('document:exportPohoda', ['exportDocumentsPohoda'], {}, ([file]) =>
		expect(file).toMatchObject({ mimeType: 'application/zip' }),
	),

	operation(
		'cashFlow:create',
		['createCashFlow'],
		{
			type: 1,
			amount: 100,
			additionalFields: {
				taxedAmount: 120,
				vatRate: 20,
				vatRateType: 255,
				purpose: 'Predaj',
				currency: '44',
				invoice: '97272',
			},
		},
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'cash-flow',
				attributes: {
					'company-id': 4523,
					type: 1,
					amount: 100,
					'taxed-amount': 120,
					'vat-rate': 20,
					'vat-rate-type': 255,
					purpose: 'Predaj',
				},
				relationships: {
					currency: link('currency', '44'),
					invoice: { data: { type: 'invoice', id: 97272 } },
				},
			});
		},
	),
	operation('cashFlow:get', ['getCashFlow'], { recordId: '1200883' }, ([entry]) => {
		expect(entry).toMatchObject({ typeName: 'Income', currencyName: 'EUR', invoiceId: '97273' });
	}),
	operation(
		'cashFlow:getMany',
		paged('listCashFlows'),
		{ returnAll: true, filters: { type: 1, invoicePairing: -2 } },
		ids('1200885'),
	),
	operation(
		'cashFlow:update',
		['updateCashFlow'],
		{ recordId: '1200885', updateFields: { type: 1, note: 'Hotovosť' } },
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'cash-flow',
				id: 1200885,
				attributes: { 'company-id': 4523, type: 1, note: 'Hotovosť' },
			});
		},
	),
	operation('cashFlow:delete', ['deleteCashFlow'], { recordId: '1200885' }, deleted),
	operation(
		'bankTransaction:create',
		['createBankTransaction'],
		{
			type: 1,
			amount: 1920,
			variablesymbol: '26100001',
			additionalFields: {
				issuedDate: '2026-02-01T00:00:00',
				currency: 'EUR',
				accountIban: 'SK00 0000 0000 0000 0000 0001',
				body: 'Platba 26100001',
			},
		},
		([created], requests) => {
			expect(bodyOf(requests).attributes).toEqual({
				'company-id': 4523,
				type: 1,
				amount: 1920,
				variablesymbol: '26100001',
				'issued-date': '2026-02-01T00:00:00',
				currency: 'EUR',
				'account-iban': 'SK00 0000 0000 0000 0000 0001',
				body: 'Platba 26100001',
			});
			expect(record('cash-flow', created.id)?.relationships.invoice).toEqual({
				type: 'invoice',
				id: '97272',
			});
		},
	),

	operation(
		'attendance:create',
		['createAttendanceEvent'],
		{
			type: 1,
			user: byId('11144'),
			dateTime: '2026-02-01T06:58:00',
			additionalFields: { note: 'Brána 2' },
		},
		(_json, requests) => {
			expect(bodyOf(requests)).toEqual({
				type: 'attendance-event',
				attributes: { type: 1, 'date-time': '2026-02-01T06:58:00', note: 'Brána 2' },
				relationships: { user: link('user', '11144') },
			});
		},
	),
	operation('attendance:getSummary', ['getAttendanceSummary'], {}, ([summary]) => {
		expect(summary).toMatchObject({ totalPaid: 6750, availableVacation: 12.5 });
	}),
	operation(
		'plannedAbsence:create',
		['createPlannedAbsence'],
		{ type: 7, user: byId('11143'), dateFrom: '2026-07-01', dateTo: '2026-07-14T00:00:00' },
		(_json, requests) => {
			expect(bodyOf(requests).attributes).toEqual({
				type: 7,
				'date-from': '2026-07-01',
				'date-to': '2026-07-14',
			});
		},
	),

	...(
		[
			['partner', '457851', 'Partner'],
			['businessCase', '40423', 'BusinessCase'],
			['order', '34168', 'Order'],
			['task', '142733', 'Task'],
			['event', '195869', 'Event'],
		] as const
	).flatMap(([owner, id, name]) => [
		operation(
			`file:upload to ${owner}`,
			[`upload${name}File`],
			{ owner, ownerId: byId(id), additionalFields: { note: 'Z n8n' } },
			([uploaded], requests) => {
				expect(bodyOf(requests).attributes).toEqual({
					name: 'výkres.pdf',
					content: Buffer.from('%PDF-1.4 \u0000ž').toString('base64'),
					'content-type': 'application/pdf',
					note: 'Z n8n',
				});
				expect(uploaded).toMatchObject({ name: 'výkres.pdf', size: 12 });
			},
			{
				item: withFiles(
					{},
					{
						data: {
							content: Buffer.from('%PDF-1.4 \u0000ž'),
							fileName: 'výkres.pdf',
							mimeType: 'application/pdf',
						},
					},
				),
			},
		),
		operation(
			`file:getMany of ${owner}`,
			[`list${name}Files`],
			{ owner, ownerId: byId(id), returnAll: true },
			ids('900001'),
			{
				before: ({ state }) => {
					const { records } = state as ReturnType<typeof flowii.vendor>['state'];
					const [file] = records.filter((one) => one.type === 'file');
					const type = {
						partner: 'partner',
						businessCase: 'business-case',
						order: 'order',
						task: 'task',
						event: 'communication',
					}[owner];
					records.push({ ...file, id: '900001', relationships: { owner: { type, id } } });
				},
			},
		),
	]),
	operation(
		'file:download',
		['getFile'],
		{ recordId: '26363' },
		([file], _requests, [{ binary }]) => {
			expect(file).toMatchObject({ name: 'nacrt.txt', size: 15, note: 'Náčrt stola' });
			expect(file).not.toHaveProperty('content');
			expect(Buffer.from(binary?.data?.data ?? '', 'base64').toString()).toBe('obsah priloha 1');
			expect(binary?.data).toMatchObject({ fileName: 'nacrt.txt', mimeType: 'text/plain' });
		},
	),
	operation('file:delete', ['deleteFile'], { recordId: '26363' }, deleted),

	operation('notification:getMany', paged('listNotifications'), { returnAll: true }, ([first]) => {
		expect(first).toMatchObject({ id: '267986', isRead: false, taskName: 'Vyrobiť stoly' });
	}),
	operation(
		'notification:update',
		['updateNotification'],
		{ recordId: '267986', updateFields: { isRead: true } },
		() => expect(record('notification', '267986')?.attributes['is-read']).toBe(true),
	),
	operation('user:getMany', ['listUsers'], { returnAll: true }, (json) => {
		expect(json).toContainEqual({ id: '11141', name: 'Kováčová Jana' });
	}),
	operation('user:get', ['getUser'], { recordId: byId('11143') }, (json) => {
		expect(json).toEqual([{ id: '11143', name: 'Horváth Peter' }]);
	}),
	operation('user:getSelf', ['getOwnUser'], {}, ids('11142')),
	operation('user:getPermissions', ['listPermissions'], {}, (json) => {
		expect(json).toContainEqual({ id: '11', modul: 11, modulName: 'Orders', visible: true });
	}),

	operation(
		'codeList:getMany',
		['listOrderStates'],
		{ list: 'orderStates', returnAll: true },
		([first]) => expect(first).toMatchObject({ id: '24161', name: 'Čaká', type: 1, order: 1 }),
	),
	operation(
		'codeList:get',
		['getOwnCompany'],
		{ list: 'companyData', recordId: '6021' },
		([found]) => {
			expect(found).toMatchObject({ ico: '00000001', countryName: 'Slovensko' });
		},
	),
	operation(
		'codeList:getSubentries',
		['listOrderSubtypes'],
		{ list: 'orderTypes', recordId: '2948', returnAll: true },
		([found]) => expect(found).toMatchObject({ id: '2949', parentName: 'Výroba' }),
	),
	operation('company:getMany', ['listCompanies'], { returnAll: true }, (json) => {
		expect(json).toEqual([{ id: '4523', name: 'Lipa Nábytok s. r. o.' }]);
	}),
	operation(
		'customField:getMany',
		['listTaskCustomFields'],
		{ recordType: 'task', returnAll: true },
		(json) => {
			expect(json).toHaveLength(5);
			expect(json[4]).toMatchObject({ valueDefinitions: [{ name: 'Dub' }, { name: 'Buk' }] });
		},
	),
	operation('summary:getHome', ['getHomeSummary'], {}, ([summary]) => {
		expect(summary).toMatchObject({ partnersCount: 4, ordersIncomeAmount: 4090 });
	}),
	operation('summary:getNotifications', ['getNotificationSummary'], {}, ([summary]) => {
		expect(summary).toMatchObject({ unreadCount: 1 });
	}),
	operation(
		'customApiCall:send',
		['listPartnerContacts'],
		{ method: 'GET', path: '/partners/457852/contacts' },
		(json) => expect(JSON.stringify(json)).toContain('recepcia@hotel.test'),
	),
];

/** One case an operation is put through everything; its variants differ in the call alone. */
const isVariant = ([name]: [string, OperationCase], index: number) =>
	cases.findIndex(([other]) => other.split(' ')[0] === name.split(' ')[0]) !== index;

/** What the reference leaves empty, under 204; cash flows answer 200 with nothing that it describes. */
const mayBeEmpty = ([name]: [string, OperationCase]) => /:(update|delete|createMessage)/.test(name);

const ordinary = cases
	.filter((entry, index) => !isVariant(entry, index))
	.map((entry): [string, OperationCase] => {
		const [name, operationCase] = entry;
		if (name === 'customApiCall:send') return [name, { ...operationCase, accepts: ANY_JSON }];
		return mayBeEmpty(entry) ? [name, { ...operationCase, accepts: NOTHING }] : entry;
	});

describeOperations(flowii.context, Object.fromEntries(ordinary));

const answers = [...strangeAnswers, ...errorsUnder200];

/** One item for each answer, which comes in the place of one of the item's calls. */
async function answered(
	{ parameters, before, item }: OperationCase,
	call: string,
	given: NamedAnswer[],
) {
	await before?.(flowii.vendor());
	flowii.vendor().requests.length = 0;
	for (const { answer } of given) {
		flowii.vendor().fault({ kind: 'answer', ...answer, match: { operationId: call } });
	}
	const { json } = await flowii.run(
		{
			...(parameters as IDataObject),
			options: {
				...((parameters as IDataObject).options as IDataObject),
				batching: { batch: { batchSize: 1 } },
			},
		},
		{ items: given.map(() => item ?? {}), onError: 'continueRegularOutput' },
	);
	return given.map(({ name }, index) => ({
		name,
		message: json[index]?.error ? String(json[index].message) : undefined,
		json: json[index],
	}));
}

const severalCalls = ordinary.filter(([, { calls }]) => calls[0] !== calls.at(-1));

describe.each(severalCalls)('%s believes no answer without evidence', (_, operationCase) => {
	const { calls, accepts = [] } = operationCase;

	test('of what it looks up first, and then does nothing', async () => {
		const told = await answered(operationCase, String(calls[0]), answers);
		expect(told.filter(({ message }) => message === undefined)).toEqual([]);
		expect(flowii.calls().filter((call) => call !== calls[0])).toEqual([]);
	});

	test('of what it does then', async () => {
		const given = answers.filter(({ name }) => !accepts.includes(name));
		const told = await answered(operationCase, String(calls.at(-1)), given);
		expect(told.filter(({ message }) => message === undefined)).toEqual([]);
	});
});

test.each(cases.filter(isVariant))(
	'%s',
	async (_name, { parameters, before, calls, item, success }) => {
		await before?.(flowii.context.vendor());
		const { error, json, items } = await flowii.run(parameters as IDataObject, {
			items: [item ?? {}],
		});
		expect(error).toBeUndefined();
		expect(flowii.calls()).toEqual(calls);
		success(json, flowii.sent(), items);
	},
);

test.each([
	['company', 'getMany'],
	['user', 'getPermissions'],
	['order', 'getMany'],
	['file', 'getMany'],
	['codeList', 'getSubentries'],
	['customField', 'getMany'],
])('%s:%s is a list with Return All, Limit and Simplify', async (resource, value) => {
	const shown = nodeType('flowii').description.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(value),
	);
	// Simplify is there twice: for people, and for agents as Output.
	const names = [...new Set(shown.map(({ name }) => name))];
	expect(names.filter((name) => ['returnAll', 'limit', 'simplify'].includes(name))).toEqual([
		'returnAll',
		'limit',
		'simplify',
	]);
	const options = shown.find(({ name }) => name === 'options')?.options ?? [];
	expect(options.map(({ name }) => name)).toContain('ifIncomplete');
});

test('the permissions of the user can be limited', async () => {
	const list = { resource: 'user', operation: 'getPermissions', simplify: false };
	const { json } = await flowii.run({ ...list, limit: 2 });
	expect(json).toHaveLength(2);
	expect(json[0]).toHaveProperty('attributes');
});

test('has a case for every operation that the node offers', () => {
	const offered = nodeType('flowii')
		.description.properties.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map(
					(option) => `${String(resource)}:${'value' in option ? String(option.value) : ''}`,
				),
			),
		);
	expect(offered.length).toBeGreaterThan(70);
	expect([...new Set(cases.map(([name]) => name.split(' ')[0]))].sort()).toEqual(offered.sort());
});
