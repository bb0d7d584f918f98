import { InputProblem } from '../../shared/inputProblem';

/** Clocks of the CRM, as differences from UTC. */

const HOUR = 3_600_000;

/** Offsets in milliseconds: local time minus UTC. */
export interface Offsets {
	least: number;
	most: number;
}

/** All zones of the world: from Baker Island to Kiribati. */
const ANYWHERE: Offsets = { least: -12 * HOUR, most: 14 * HOUR };

/**
 * The name of a zone that was entered, or undefined.
 *
 * @throws InputProblem for a name that is none
 */
export function zoneOf(entered: string | undefined, parameter: string): string | undefined {
	const name = entered?.trim() ?? '';
	if (name === '') return undefined;
	if (isZone(name)) return name;
	throw new InputProblem(parameter, 'is not a time zone', 'Use a name such as America/Bogota.');
}

function isZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
	} catch {
		return false;
	}
}

/**
 * Between which offsets a clock can be that runs in a zone, in summer and in winter; without a zone,
 * anywhere in the world.
 */
export function offsetsOf(zone: string | undefined, now: number): Offsets {
	if (zone === undefined) return ANYWHERE;
	const year = new Date(now).getUTCFullYear();
	const offsets = Array.from({ length: 12 }, (_, month) =>
		offsetAt(zone, Date.UTC(year, month, 1)),
	);
	return { least: Math.min(...offsets), most: Math.max(...offsets) };
}

function offsetAt(zone: string, moment: number): number {
	const parts = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return Date.parse(`${parts.format(new Date(moment)).replace(' ', 'T')}Z`) - moment;
}
