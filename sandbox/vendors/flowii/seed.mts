import type { Link, Ref, State, StoredRecord } from './state.mts';
import { localTime, ZONE } from './state.mts';

/**
 * Lipa Nábytok, a furniture maker in Nitra, and a second company that a switch adds to the same
 * login. Ids are readable: what a record is called here is its id in every test and example.
 */

export const COMPANY = '4523';
export const SECOND_COMPANY = '4524';

const DAY = 86_400;

type Links = Record<string, string | string[] | null>;

export function seed(): State {
	const records: StoredRecord[] = [];
	const started = Math.floor(Date.now() / 1000);

	/** `links` are written `type/id`. `daysAgo` says when FLOWii noted the record. */
	const adder =
		(company: string) =>
		(
			type: string,
			id: string,
			attributes: Record<string, unknown>,
			links: Links = {},
			daysAgo = 90,
		) => {
			const noted = started - daysAgo * DAY;
			records.push({
				type,
				id,
				company,
				attributes,
				relationships: Object.fromEntries(
					Object.entries(links).map(([name, link]) => [name, linkOf(link)]),
				),
				customFields: {},
				created: noted,
				edited: noted,
			});
		};

	seedEverywhere(adder('all'));
	seedCodeLists(adder(COMPANY));
	seedCustomFields(adder(COMPANY));
	seedPartners(adder(COMPANY));
	seedWork(adder(COMPANY), (daysAgo) => localTime(started - daysAgo * DAY, ZONE));
	seedSecondCompany(adder(SECOND_COMPANY));

	return {
		records,
		nextId: 900_001,
		revokedAt: 0,
		callsByToken: {},
		refreshTokens: [],
		switches: {
			secondCompany: false,
			exports: 'zip',
			callsPerToken: null,
			oneToken: false,
			callsUntilQuota: null,
			pageSize: 50,
			newestFirst: false,
			strictAccept: false,
			clockOffsetMinutes: 0,
			zone: ZONE,
		},
	};
}

type Add = (
	type: string,
	id: string,
	attributes: Record<string, unknown>,
	links?: Links,
	daysAgo?: number,
) => void;

function linkOf(link: string | string[] | null): Link {
	if (Array.isArray(link)) return link.map(refOf);
	return link === null ? null : refOf(link);
}

function refOf(link: string): Ref {
	const [type = '', id = ''] = link.split('/');
	return { type, id };
}

function seedEverywhere(add: Add): void {
	add('company', COMPANY, { name: 'Lipa Nábytok s. r. o.' });
	add('company', SECOND_COMPANY, { name: 'Lipa Servis s. r. o.' });
	add('country', '1', { name: 'Slovensko' });
	add('country', '2', { name: 'Česko' });
	add('country', '3', { name: 'Maďarsko' });
	add('currency', '44', { 'alpha-code': 'EUR' });
	for (const [id, modul] of Object.entries({ 1: 1, 2: 2, 4: 4, 11: 11, 19: 19 })) {
		add('permission', id, { modul, visible: true });
	}
}

function seedCodeLists(add: Add): void {
	add('user', '11141', { name: 'Kováčová Jana' });
	add('user', '11142', { name: 'Rozhranie API', self: true });
	add('user', '11143', { name: 'Horváth Peter' });
	add('user', '11144', { name: 'Skladník Tóth Marek' });

	const plain = (type: string, names: Record<string, string>) => {
		for (const [id, name] of Object.entries(names)) add(type, id, { name });
	};
	plain('activity-type', { 12243: 'Realizácia', 12244: 'Kontrola', 12245: 'Expedícia' });
	plain('bank-account', { 8967: 'SK00 0000 0000 0000 0000 0001' });
	plain('business-case-failure', { 257: 'Príliš vysoká cena', 258: 'Vybral si konkurenciu' });
	plain('business-case-source', { 301: 'Web', 302: 'Odporúčanie' });
	plain('delivery-type', { 826: 'Osobný odber', 827: 'Kuriér' });
	plain('payment-method', { 147: 'Prevodný príkaz', 148: 'Hotovosť', 149: 'Kreditná karta' });
	plain('unit', { 25359: 'ks', 25360: 'hod.', 25361: 'm²' });
	plain('tag', { 19021: 'e-shop', 19022: 'veľkoodberateľ' });
	plain('cash-flow-category', { 217354: 'Predaj výrobkov', 217355: 'Materiál' });

	add('business-case-state', '47593', { name: 'Kontakt', type: 1, order: 1 });
	add('business-case-state', '47598', { name: 'Úspech', type: 2, order: 2 });
	add('business-case-state', '47599', { name: 'Odložený', type: 3, order: 3 });
	add('business-case-state', '47600', { name: 'Neúspech', type: 4, order: 4 });
	add('order-state', '24161', { name: 'Čaká', type: 1, order: 1 });
	add('order-state', '24162', { name: 'Prebieha', type: 2, order: 2 });
	add('order-state', '24163', { name: 'Dokončená', type: 3, order: 3 });
	add('order-state', '24164', { name: 'Zrušená', type: 4, order: 4 });
	add('communication-category', '31739', { name: 'Ponuka', order: 1 });
	add('communication-category', '31740', { name: 'Reklamácia', order: 2 });
	add('communication-type', '20661', {
		name: 'Telefonát',
		'direction-presence': true,
		type: null,
	});
	add('communication-type', '20663', { name: 'Email', 'direction-presence': true, type: 1 });

	const tree = (type: string, main: [string, string], sub: [string, string]) => {
		add(type, main[0], { name: main[1], order: 0 }, { parent: null });
		add(type, sub[0], { name: sub[1], order: 0 }, { parent: `${type}/${main[0]}` });
	};
	tree('business-relationship', ['135904', 'Zákazník'], ['135905', 'Maloobchod']);
	tree('business-relationship', ['135906', 'Dodávateľ'], ['135907', 'Drevo']);
	tree('order-type', ['2948', 'Výroba'], ['2949', 'Na mieru']);
	tree('task-category', ['2254', 'Sklad'], ['2255', 'Balenie']);
	tree('good-category', ['2179', 'Nábytok'], ['2181', 'Stoly']);
	add(
		'document-category',
		'61',
		{ name: 'Predaj', order: 0, 'document-type': 4 },
		{ parent: null },
	);
	add(
		'document-category',
		'62',
		{ name: 'E-shop', order: 0, 'document-type': 4 },
		{ parent: 'document-category/61' },
	);

	add(
		'company-data',
		'6021',
		{
			name: 'Lipa Nábytok s. r. o.',
			ico: '00000001',
			dic: '0000000001',
			'ic-dph': 'SK0000000001',
			street: 'Drevárska 12',
			city: 'Nitra',
			zip: '949 01',
		},
		{ country: 'country/1' },
	);
	const series = (id: string, documentType: number, name: string, format: string) => {
		const attributes = { name, format, 'document-type': documentType };
		add('numbering-sequence', id, attributes, { 'company-data': 'company-data/6021' });
	};
	series('36520', 4, 'Faktúry', 'RRMM0000');
	series('36521', 1, 'Ponuky', 'PRRMM000');
}

/** One field of each kind for every owner: text, number, date, flag, code list. */
function seedCustomFields(add: Add): void {
	const owners = { partner: 4600, 'business-case': 4620, order: 4640, task: 4660 };
	for (const [owner, first] of Object.entries(owners)) {
		const field = (
			offset: number,
			name: string,
			kind: number,
			more = {},
			options: string[] = [],
		) => {
			const limits = { length: null, 'min-value': null, 'max-value': null };
			add(
				'custom-field',
				String(first + offset),
				{ name, 'value-type': kind, order: offset, 'is-nullable': true, ...limits, ...more, owner },
				{
					'value-definitions': options.map((id) => `custom-field-enum-value-definition/${id}`),
					group: null,
				},
			);
		};
		field(1, 'Číslo objednávky z e-shopu', 3, { length: 40 });
		field(2, 'Zľava v percentách', 2, { 'min-value': 0, 'max-value': 100 });
		field(3, 'Termín montáže', 4);
		field(4, 'S montážou', 1, { 'is-nullable': false });
		const options = { [first + 11]: 'Dub', [first + 12]: 'Buk' };
		for (const [id, name] of Object.entries(options)) {
			add('custom-field-enum-value-definition', id, { name });
		}
		field(5, 'Drevina', 6, {}, Object.keys(options));
	}
}

function seedPartners(add: Add): void {
	const address = (id: string, street: string, city: string, zip: string, country: string) => {
		add('address', id, { street, city, zip }, { country: `country/${country}` });
	};
	const contact = (id: string, first: string, last: string, email: string, phone: string) => {
		add('contact', id, {
			salutation: null,
			title: null,
			'first-name': first,
			'last-name': last,
			'post-nominal-letters': null,
			email,
			phone,
			mobile: null,
			'job-title': 'Nákup',
			custom: null,
			comment: null,
			'is-subscribed': true,
		});
	};
	address('352701', 'Hlavná 5', 'Trenčín', '911 01', '1');
	address('352702', 'Masarykova 44', 'Brno', '602 00', '2');
	address('352703', 'Pílová 3', 'Zvolen', '960 01', '1');
	contact('430931', 'Eva', 'Malá', 'nakup@kaviaren.test', '+421 900 000 001');
	contact('430932', 'Jiří', 'Dvořák', 'dvorak@hotel.test', '+420 600 000 002');
	contact('430933', 'Alena', 'Nová', 'recepcia@hotel.test', '+420 600 000 003');
	contact('430934', 'Ján', 'Smrek', 'obchod@pila.test', '+421 900 000 004');
	add('account', '1982', {
		prefix: null,
		number: '0000000002',
		iban: 'SK00 0000 0000 0000 0000 0002',
		swift: 'TESTSKBX',
		'bank-code': '0000',
		'bank-name': null,
	});

	const partner = (
		id: string,
		name: string,
		type: number,
		ico: string | null,
		links: Links,
		daysAgo: number,
	) => {
		const numbers = { ico, dic: ico && `20${ico}`, 'ic-dph': ico && `SK20${ico}` };
		add(
			'partner',
			id,
			{ name, type, comment: null, ...numbers, 'invoice-maturity': 14 },
			links,
			daysAgo,
		);
	};
	const customer = {
		'base-business-relationship': 'business-relationship/135904',
		'extended-business-relationship': 'business-relationship/135905',
	};
	partner(
		'457851',
		'Kaviareň Pod Lipou s. r. o.',
		1,
		'50000011',
		{
			...customer,
			'billing-address': 'address/352701',
			'mailing-address': 'address/352701',
			'delivery-address': 'address/352701',
			'responsible-user': 'user/11141',
			'key-contact': 'contact/430931',
			contacts: [],
			accounts: ['account/1982'],
			tags: ['tag/19021'],
		},
		60,
	);
	partner(
		'457852',
		'Hotel Morava a. s.',
		1,
		'50000012',
		{
			...customer,
			'billing-address': 'address/352702',
			'responsible-user': 'user/11143',
			'key-contact': 'contact/430932',
			contacts: ['contact/430933'],
			tags: ['tag/19022'],
		},
		40,
	);
	partner(
		'457853',
		'Píla Zvolen s. r. o.',
		1,
		'50000013',
		{
			'base-business-relationship': 'business-relationship/135906',
			'extended-business-relationship': 'business-relationship/135907',
			'billing-address': 'address/352703',
			'responsible-user': 'user/11141',
			'key-contact': 'contact/430934',
		},
		35,
	);
	partner('457854', 'Mgr. Zuzana Kráľová', 2, null, { ...customer, tags: ['tag/19021'] }, 10);
}

/** Business cases, orders, tasks, events, goods, documents, money. `day(n)` is the moment n days ago. */
function seedWork(add: Add, day: (daysAgo: number) => string): void {
	add(
		'business-case',
		'40423',
		{
			name: 'Vybavenie kaviarne',
			'serial-nr': '0001',
			created: day(30),
			description: 'Osem stolov a dvadsať stoličiek',
			'anticipated-finish-date': day(-20),
			'finish-date': null,
			'anticipated-income-amount': 6400,
			'failed-finish-note': null,
		},
		{
			state: 'business-case-state/47593',
			partner: 'partner/457851',
			'responsible-users': ['user/11141', 'user/11143'],
		},
		30,
	);
	add(
		'business-case',
		'40424',
		{
			name: 'Recepcia hotela',
			'serial-nr': '0002',
			created: day(25),
			'finish-date': day(5),
			'anticipated-income-amount': 3200,
			'failed-finish-note': 'Hotel odložil prestavbu',
		},
		{
			state: 'business-case-state/47600',
			failure: 'business-case-failure/257',
			partner: 'partner/457852',
			'responsible-users': ['user/11143'],
		},
		25,
	);
	const order = (id: string, name: string, income: number, links: Links, daysAgo: number) => {
		add(
			'order',
			id,
			{
				name,
				'serial-nr': `Z${id.slice(-3)}`,
				created: day(daysAgo),
				accepted: day(daysAgo),
				deadline: day(daysAgo - 30),
				'anticipated-income-amount': income,
				description: null,
			},
			{ user: 'user/11141', 'responsible-users': ['user/11143'], ...links },
			daysAgo,
		);
	};
	order(
		'34167',
		'Stoly pre kaviareň',
		3200,
		{
			type: 'order-type/2948',
			subtype: 'order-type/2949',
			state: 'order-state/24162',
			partner: 'partner/457851',
			'business-case': 'business-case/40423',
		},
		20,
	);
	order(
		'34168',
		'Knižnica na mieru',
		890,
		{ state: 'order-state/24161', partner: 'partner/457854' },
		8,
	);

	add(
		'activity',
		'171568',
		{ order: 1, 'is-main': true, state: 8 },
		{
			'activity-type': 'activity-type/12243',
			user: 'user/11143',
		},
	);
	add(
		'activity',
		'171569',
		{ order: 2, 'is-main': false, state: 4 },
		{
			'activity-type': 'activity-type/12245',
			user: 'user/11144',
		},
	);
	add(
		'task-message',
		'10428',
		{ created: day(3), message: 'Dosky sú narezané.' },
		{ user: 'user/11143' },
	);
	add(
		'task',
		'142733',
		{
			'serial-nr': '0001',
			caption: 'Vyrobiť stoly',
			description: 'Osem kusov, dub',
			deadline: day(-5),
		},
		{
			user: 'user/11141',
			activities: ['activity/171568', 'activity/171569'],
			'task-messages': ['task-message/10428'],
			category: 'task-category/2254',
			subcategory: 'task-category/2255',
			partner: 'partner/457851',
			'business-case': 'business-case/40423',
			order: 'order/34167',
		},
		15,
	);
	add(
		'activity',
		'171570',
		{ order: 1, 'is-main': true, state: 16 },
		{
			'activity-type': 'activity-type/12244',
			user: null,
		},
	);
	add(
		'task',
		'142734',
		{ 'serial-nr': '0002', caption: 'Zamerať byt', description: null, deadline: null },
		{ user: 'user/11141', activities: ['activity/171570'], partner: 'partner/457854' },
		7,
	);
	add(
		'activity-interval',
		'256911',
		{ from: day(4), to: day(3.8) },
		{ activity: 'activity/171568', task: 'task/142733' },
	);

	add(
		'communication',
		'195869',
		{
			note: 'Dohodnutá farba stolov',
			direction: 1,
			'planned-from': null,
			'planned-to': null,
			finished: day(12),
			state: 16,
		},
		{
			category: 'communication-category/31739',
			type: 'communication-type/20661',
			user: 'user/11141',
			partner: 'partner/457851',
			'business-case': 'business-case/40423',
			order: 'order/34167',
		},
		12,
	);
	add(
		'communication',
		'195870',
		{
			note: null,
			direction: 0,
			'planned-from': day(-2),
			'planned-to': day(-2),
			finished: null,
			state: 4,
		},
		{ user: 'user/11143', partner: 'partner/457852' },
		5,
	);
	add(
		'mail',
		'66031',
		{ state: 6, subject: 'Dopyt na stoly', date: day(31) },
		{ partner: 'partner/457851', 'business-case': 'business-case/40423', order: 'order/34167' },
	);

	const good = (
		id: string,
		name: string,
		type: number,
		price: number,
		links: Links,
		daysAgo: number,
	) => {
		add(
			'good',
			id,
			{
				name,
				'serial-nr': id.slice(-4),
				type,
				'visibility-type': 0,
				ean: null,
				'purchase-price': price / 2,
				'purchase-price-type': 1,
				'selling-price': price,
				'selling-price-type': 1,
				'vat-rate': 20,
				'additional-text': null,
				description: null,
			},
			links,
			daysAgo,
		);
	};
	const tables = { category: 'good-category/2179', subcategory: 'good-category/2181' };
	good('93669', 'Stôl Lipa 120', 0, 400, { 'unit-of-measure': 'unit/25359', ...tables }, 80);
	good('93670', 'Montáž', 1, 25, { 'unit-of-measure': 'unit/25360' }, 80);

	const allocation = (id: string, proportion: number, order: string) =>
		add('order-allocation', id, { proportion }, { order: `order/${order}` });
	allocation('5001', 100, '34167');
	const invoice = (id: string, serial: string, gross: number, state: number, daysAgo: number) => {
		add(
			'document',
			id,
			{
				'serial-nr': serial,
				type: 4,
				'issue-date': day(daysAgo),
				'delivery-date': day(daysAgo),
				maturity: day(daysAgo - 14),
				'variable-symbol': serial,
				'invoice-type': null,
				'invoice-state': state,
				'gross-amount': gross,
				'taxed-gross-amount': gross * 1.2,
				unpaid: state === 6 ? 0 : gross * 1.2,
			},
			{ partner: 'partner/457851', 'order-allocations': ['order-allocation/5001'] },
			daysAgo,
		);
	};
	invoice('97272', '26100001', 1600, 3, 14);
	invoice('97273', '26100002', 10, 6, 9);

	const money = (
		id: string,
		type: number,
		amount: number,
		purpose: string,
		links: Links,
		daysAgo: number,
	) => {
		add(
			'cash-flow',
			id,
			{
				type,
				amount,
				'taxed-amount': Math.round(amount * 120) / 100,
				'created-date': day(daysAgo),
				'due-date': null,
				'payment-date': day(daysAgo),
				purpose,
				note: null,
			},
			{ currency: 'currency/44', 'company-data': 'company-data/6021', ...links },
			daysAgo,
		);
	};
	money(
		'1200883',
		1,
		10,
		'Úhrada faktúry 26100002',
		{
			invoice: 'invoice/97273',
			category: 'cash-flow-category/217354',
			partner: 'partner/457851',
			'business-case': 'business-case/40423',
		},
		6,
	);
	money(
		'1200884',
		2,
		480,
		'Dubové dosky',
		{
			category: 'cash-flow-category/217355',
			partner: 'partner/457853',
		},
		33,
	);
	money('1200885', 1, 720, 'Predaj v dielni', { category: 'cash-flow-category/217354' }, 3);

	add(
		'file',
		'26363',
		{
			name: 'nacrt.txt',
			size: 15,
			content: Buffer.from('obsah priloha 1').toString('base64'),
			'content-type': 'text/plain',
			link: null,
			'created-date': day(18),
			note: 'Náčrt stola',
		},
		{ user: 'user/11141', owner: 'order/34167' },
	);
	add(
		'notification',
		'267986',
		{
			message: 'V úlohe Vyrobiť stoly vypršal termín',
			created: day(1),
			'is-read': false,
			severity: 2,
			type: 2005,
			subtype: 0,
		},
		{
			user: 'user/11142',
			task: 'task/142733',
			communication: null,
			'business-case': null,
			order: null,
		},
	);
	add(
		'notification',
		'267987',
		{
			message: 'Pribudla zákazka Knižnica na mieru',
			created: day(8),
			'is-read': true,
			severity: 1,
			type: 5000,
			subtype: 0,
		},
		{
			user: 'user/11142',
			task: null,
			communication: null,
			'business-case': null,
			order: 'order/34168',
		},
	);
}

function seedSecondCompany(add: Add): void {
	add('user', '11142', { name: 'Rozhranie API', self: true });
	add('partner', '600001', { name: 'Bytový dom Klokočina', type: 1 });
	add('activity-type', '12299', { name: 'Servis' });
	add('order-state', '24199', { name: 'Čaká', type: 1, order: 1 });
}
