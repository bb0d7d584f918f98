import { listOf, oneOf } from './answers.mts';
import type { CompanyHandler, CompanyHandlers } from './calls.mts';
import { addressOf, checkedId, create, dataOf, filtered, list, param, refTo } from './calls.mts';
import { toXml, zip } from './exports.mts';
import { isLinkedBy } from './filters.mts';
import { answer, created, EMPTY } from './replies.mts';
import type { ResourceTable, SubList } from './tables.mts';
import { nameOf, RESOURCES } from './tables.mts';

/** Operations that follow from the tables. */

export function resourceHandlers(table: ResourceTable): CompanyHandlers {
	const { type, singular, plural } = table;
	const reads: CompanyHandlers = {
		[`list${plural}`]: (request, store) => list(filtered(table, request, store), request, store),
		[`get${singular}`]: (request, store) =>
			answer(oneOf(store.get(type, param(request)), store, addressOf(request))),
	};
	if (!table.writable) return reads;
	const done = type === 'cash-flow' ? answer(undefined) : EMPTY;
	return {
		...reads,
		[`create${singular}`]: (request, store) => {
			const record = create(type, dataOf(request), store);
			table.onCreate?.(record, store);
			return created(record);
		},
		[`update${singular}`]: (request, store) => {
			store.write(store.get(type, checkedId(request)), dataOf(request));
			return done;
		},
		[`delete${singular}`]: (request, store) => {
			store.remove(store.get(type, param(request)));
			return done;
		},
	};
}

export function subListHandler(sub: SubList): CompanyHandlers {
	return {
		[sub.operationId]: (request, store) => {
			const parent = store.get(sub.parent, param(request));
			const members = sub.from
				? sub.from.flatMap((name) => store.linked(parent, name))
				: store.all(sub.type).filter((record) => isLinkedBy(record, sub.by ?? [], parent, store));
			return list([...new Set(members)], request, store, sub.by?.[0]);
		},
	};
}

export function fileHandlers(owner: string): CompanyHandlers {
	return {
		[`upload${nameOf(owner)}File`]: (request, store) => {
			const { id } = store.get(owner, param(request));
			const { attributes = {} } = dataOf(request);
			const file = store.add('file', {
				name: null,
				content: null,
				'content-type': null,
				note: null,
				...attributes,
				size: Buffer.from(String(attributes.content ?? ''), 'base64').length,
				link: null,
				'created-date': store.localNow(),
			});
			file.relationships = { user: refTo(store.self()), owner: { type: owner, id } };
			return created(file);
		},
		[`list${nameOf(owner)}Files`]: (request, store) => {
			const parent = store.get(owner, param(request));
			const files = store.all('file').filter((file) => isLinkedBy(file, ['owner'], parent, store));
			const reply = listOf(files, store, addressOf(request));
			// An owner without files has no list at all, as the vendor's sample shows.
			return answer(files.length ? reply : { ...reply, data: null });
		},
	};
}

export function customFieldHandler(owner: string): CompanyHandlers {
	return {
		[`list${nameOf(owner)}CustomFields`]: (request, store) => {
			const fields = store
				.all('custom-field')
				.filter(({ attributes }) => attributes.owner === owner);
			return answer(listOf(fields, store, addressOf(request)));
		},
	};
}

export function exportHandlers(): CompanyHandlers {
	const exporting =
		(type: string, root: string): CompanyHandler =>
		(request, store) => {
			const table = RESOURCES.find((entry) => entry.type === type);
			const xml = toXml(root, filtered(table ?? { type }, request, store));
			return store.state.switches.exports === 'xml'
				? { status: 200, headers: { 'content-type': 'application/xml' }, body: xml }
				: {
						status: 200,
						headers: { 'content-type': 'application/zip' },
						body: zip(`${type}.xml`, Buffer.from(xml)),
					};
		};
	return {
		exportPartnersXml: exporting('partner', 'partners'),
		exportPartnersPohoda: exporting('partner', 'dataPack'),
		exportBusinessCasesXml: exporting('business-case', 'businesscases'),
		exportOrdersPohoda: exporting('order', 'dataPack'),
		exportDocumentsPohoda: exporting('document', 'dataPack'),
	};
}
