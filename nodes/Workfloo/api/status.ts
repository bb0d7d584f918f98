import type { IDataObject } from 'n8n-workflow';

import { evidence } from '../../shared/evidence';
import { asNumber, isRecord } from '../../shared/values';

/**
 * Reading of a status, as `GET /api/v1/workfloo/status/{id}` and the callbacks give it.
 * Every member may be missing and every list may be `null`; unknown values are never refused.
 * Source: https://github.com/kiban-cloud/kiban-sdk (examples/README.md, specs/workfloo.openapi.yaml)
 */
export type RunStatus = IDataObject;

/**
 * What a run waits for, in plain words. `nothing`: it has ended, or the engine is at work. `other`: a
 * step that no document names.
 */
export type Need =
	| 'form'
	| 'documents'
	| 'nip'
	| 'otp'
	| 'correction'
	| 'review'
	| 'widget'
	| 'timer'
	| 'other'
	| 'nothing';

/** One look at a run: what was shown, and what it means. */
export interface Reading {
	status: RunStatus;
	/** `unknown`: neither under way nor one of the final statuses. */
	state: 'ended' | 'working' | 'waiting' | 'unknown';
	needs: Need;
}

/** Documented as final; the help centre's other words have no documented spelling. */
export const FINAL_STATUSES = ['SUCCESS', 'ERROR', 'ABANDONED'];

const UNDER_WAY = 'PROGRESS';

/**
 * Kiban's own decision table (kiban-sdk, examples/README.md), with two additions: a run that somebody
 * cancelled has ended, whatever its status is called (`cancelledAt` in the API description); and a
 * status that nobody knows is told as such, because it may be an end (https://help.kiban.com/en/articles/2171074
 * names two whose spelling in the API is not documented).
 */
export function readStatus(status: RunStatus, finals = FINAL_STATUSES): Reading {
	const name = textOf(status.status).trim().toUpperCase();
	const isFinal = finals.some((final) => final.toUpperCase() === name);
	if (isFinal || textOf(status.cancelledAt) !== '') {
		return { status, state: 'ended', needs: 'nothing' };
	}
	if (name !== '' && name !== UNDER_WAY) return { status, state: 'unknown', needs: 'nothing' };
	const needs = needOf(status);
	return { status, state: needs === 'nothing' ? 'working' : 'waiting', needs };
}

function needOf(status: RunStatus): Need {
	const type = textOf(status.currentNodeType);
	switch (type) {
		case 'FORM':
			return 'form';
		case 'DOCUMENT':
			return 'documents';
		case 'LINK':
			return linkNeed(status);
		case 'VALIDATION':
			return part(status, 'validation').state === 'CORRECTION' ? 'correction' : 'review';
		case 'TIMER':
			return 'timer';
		default:
			// Empty, or with one of these suffixes: the engine's turn.
			return type === '' || /_(PROCESSING|PROGRESS)$/.test(type) ? 'nothing' : 'other';
	}
}

/** A code from an outside provider and a NIP both park on a LINK step: `verification` comes first. */
function linkNeed(status: RunStatus): Need {
	if (isRecord(status.verification)) return 'otp';
	const { phase, widget, key } = part(status, 'link');
	if (/^(CREATE_ACCOUNT|VALIDATE)/.test(textOf(phase))) return 'nip';
	if (widget !== undefined && widget !== null) return 'widget';
	// Callbacks have been seen with an empty phase on a NIP step.
	if (key === 'nip') return 'nip';
	return textOf(phase) === '' ? 'nothing' : 'other';
}

/** A hint for whoever meets a status that this package does not know. */
export function unknownStatusHint({ status }: RunStatus): string {
	return `Workfloo reports the status '${textOf(status)}', which is neither under way nor known to be final. If it is final, add it to Options > Final Statuses.`;
}

/** A status names itself and its run; an error in its place has neither or only the word. */
export const runStatus = evidence(
	'the status of a run',
	({ body }) =>
		isRecord(body) &&
		hasText(body, 'status', 'currentNodeType') &&
		hasText(body, 'id', 'name', 'currentNodeId'),
);

function hasText(record: IDataObject, ...names: string[]): boolean {
	return names.some((name) => textOf(record[name]) !== '');
}

/** True while the NIP has still to be sent. */
export function isNipUnsent(status: RunStatus): boolean {
	return part(status, 'link').phase === 'CREATE_ACCOUNT';
}

/** True once a NIP was sent and can be handed in. */
export function isNipPending(status: RunStatus): boolean {
	return textOf(part(status, 'link').phase).startsWith('VALIDATE');
}

/** Why a NIP could not be sent: `{ code, recoverable }`; empty if nothing went wrong. */
export function sendErrorOf(status: RunStatus): IDataObject {
	return part(part(status, 'link'), 'sendError');
}

/**
 * What makes a step the same step: Kiban's status shows an answered step for a moment longer, and it
 * must not be answered twice.
 */
export function stepKey(status: RunStatus): string {
	return [
		status.currentNodeId,
		status.currentNodeType,
		part(status, 'link').phase,
		part(status, 'validation').state,
		isRecord(status.verification),
	].join('|');
}

/** Milliseconds until a timer runs out; undefined on other steps. Kiban's own count needs no clock. */
export function timerLeft(status: RunStatus, now: number): number | undefined {
	const { remainingTime, endWaitDate } = part(status, 'timer');
	if (isRecord(remainingTime)) {
		const { hours, minutes, seconds } = remainingTime;
		const left = (asNumber(hours ?? 0) * 60 + asNumber(minutes ?? 0)) * 60 + asNumber(seconds ?? 0);
		if (Number.isFinite(left)) return left * 1_000;
	}
	const end = Date.parse(textOf(endWaitDate));
	return Number.isNaN(end) ? undefined : end - now;
}

/** The object under a name, or an empty one. */
export function part(record: IDataObject, name: string): IDataObject {
	const value = record[name];
	return isRecord(value) ? value : {};
}

/** The objects in a list, which may be `null` or missing. */
export function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
