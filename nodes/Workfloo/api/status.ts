import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/**
 * Reading of a status, as `GET /api/v1/workfloo/status/{id}` and the callbacks give it.
 * Every member may be missing and every list may be `null`; unknown values are never refused.
 * Source: https://github.com/kiban-cloud/kiban-sdk (examples/README.md, specs/workfloo.openapi.yaml)
 */
export type RunStatus = IDataObject;

/** What a run waits for, in plain words. `nothing`: it has ended, or the engine is at work. */
export type Need =
	| 'form'
	| 'documents'
	| 'nip'
	| 'otp'
	| 'correction'
	| 'review'
	| 'widget'
	| 'timer'
	| 'nothing';

export interface Reading {
	/** `unknown`: neither under way nor one of the final statuses. */
	state: 'ended' | 'working' | 'waiting' | 'unknown';
	needs: Need;
}

/** Documented as final; the help centre's other words have no documented spelling. */
export const FINAL_STATUSES = ['SUCCESS', 'ERROR', 'ABANDONED'];

const UNDER_WAY = 'PROGRESS';

/** Kiban's own decision table. Source: kiban-sdk, examples/README.md */
export function readStatus(status: RunStatus, finals = FINAL_STATUSES): Reading {
	const state = textOf(status.status);
	if (finals.includes(state)) return { state: 'ended', needs: 'nothing' };
	if (state !== '' && state !== UNDER_WAY) return { state: 'unknown', needs: 'nothing' };
	const needs = needOf(status);
	return { state: needs === 'nothing' ? 'working' : 'waiting', needs };
}

function needOf(status: RunStatus): Need {
	switch (textOf(status.currentNodeType)) {
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
			// Empty, or with the suffix _PROCESSING or _PROGRESS: the engine's turn.
			return 'nothing';
	}
}

/** A code from an outside provider and a NIP both park on a LINK step: `verification` comes first. */
function linkNeed(status: RunStatus): Need {
	if (isRecord(status.verification)) return 'otp';
	const { phase, widget, key } = part(status, 'link');
	if (/^(CREATE_ACCOUNT|VALIDATE)/.test(textOf(phase))) return 'nip';
	if (widget !== undefined && widget !== null) return 'widget';
	// Callbacks have been seen with an empty phase on a NIP step.
	return key === 'nip' ? 'nip' : 'nothing';
}

/** True while the NIP has still to be sent. */
export function isNipUnsent(status: RunStatus): boolean {
	return part(status, 'link').phase === 'CREATE_ACCOUNT';
}

/** True once a NIP was sent and can be handed in. */
export function isNipPending(status: RunStatus): boolean {
	return textOf(part(status, 'link').phase).startsWith('VALIDATE');
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
