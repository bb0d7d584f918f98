import type { IDataObject } from 'n8n-workflow';

import { listOf, part, textOf } from './status';

/** The ten members of a listed run that are needed most; the API's own names differ with `content`. */
export function simplifiedRun(run: IDataObject): IDataObject {
	const names = [run.firstName, run.secondName, run.lastName1, run.lastName2];
	const person = names.filter((name) => typeof name === 'string' && name !== '').join(' ');
	return {
		id: run.id,
		name: run.name,
		status: run.status,
		origin: run.origin,
		createdAt: run.createdAt ?? run.created,
		modifiedAt: run.modifiedAt ?? run.modified,
		currentNodeName: run.currentNodeName,
		applicant: person || run.companyName,
		rfc: run.rfcPf || run.rfcPm,
		labels: run.labels ?? [],
		...cancellation(run),
	};
}

/** A run without its raw requests and reports: what was answered, which files there are, which steps. */
export function simplifiedDetail(run: IDataObject): IDataObject {
	const nodes = listOf(run.nodes);
	return {
		id: run.id,
		name: run.name,
		status: run.status,
		origin: run.origin,
		created: run.created,
		modified: run.modified,
		labels: run.labels ?? [],
		answers: Object.assign(
			{},
			...nodes.map((node) => part(part(node, 'form'), 'fields')),
		) as IDataObject,
		documents: nodes.flatMap((node) =>
			Object.entries(part(node, 'documents')).map(([documentId, document]) => ({
				nodeId: node.id,
				documentId,
				name: (document as IDataObject).name,
				size: (document as IDataObject).size,
			})),
		),
		steps: nodes.map(({ id, name, type, modified }) => ({ id, name, type, modified })),
		...cancellation(run),
	};
}

/** The only thing that tells a run that somebody cancelled from one that expired. */
function cancellation({ cancelledAt, cancelledBy }: IDataObject): IDataObject {
	return textOf(cancelledAt) === '' ? {} : { cancelledAt, cancelledBy };
}
