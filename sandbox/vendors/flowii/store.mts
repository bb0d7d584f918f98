import type { Link, Ref, State, StoredRecord } from './state.mts';
import { clockOf, localTime, refsOf, secondsOf } from './state.mts';
import { CHILD_TYPES, CUSTOM_FIELD_LISTS, TYPE_ALIASES } from './tables.mts';

/** A request that the vendor understands and does not accept. */
export class Refused extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** A resource object as it travels in a body. */
export interface Incoming {
	type: string;
	id?: string | number;
	attributes?: Record<string, unknown>;
	relationships?: Record<string, { data: Incoming | Incoming[] | null }>;
}

/**
 * Kinds whose date of creation (datum založenia) is the one that a body names, past or future.
 * Of all others FLOWii notes when they were added (datum pridania).
 * https://flowiiapi.docs.apiary.io, `created-from` of each list
 */
const FOUNDED = ['business-case', 'good', 'order'];

/** One company's view of the records. */
export class Store {
	readonly state: State;
	readonly company: string;

	constructor(state: State, company: string) {
		this.state = state;
		this.company = company;
	}

	all(type: string): StoredRecord[] {
		return this.state.records.filter((record) => record.type === type && this.sees(record));
	}

	/** Follows a reference. `invoice` and `unit-of-measure` are other names for known types. */
	find(ref: { type: string; id?: string | number }): StoredRecord | undefined {
		const type = TYPE_ALIASES[ref.type] ?? ref.type;
		return this.state.records.find(
			(record) => record.type === type && record.id === String(ref.id) && this.sees(record),
		);
	}

	get(type: string, id: string): StoredRecord {
		const record = this.find({ type, id });
		if (!record) throw new Refused(404, `The ${type} ${id} does not exist`);
		return record;
	}

	linked(record: StoredRecord, relationship: string): StoredRecord[] {
		return refsOf(record.relationships[relationship])
			.map((ref) => this.find(ref))
			.filter((found) => found !== undefined);
	}

	/** Unix seconds on FLOWii's clock. */
	now(): number {
		return Math.floor(clockOf(this.state) / 1000);
	}

	localNow(): string {
		return localTime(this.now(), this.state.switches.zone);
	}

	/** Unix seconds of a local time such as `2026-01-31T09:00:00`. */
	moment(local: unknown): number | undefined {
		return secondsOf(local, this.state.switches.zone);
	}

	/** The user that every sandbox login is. */
	self(): StoredRecord {
		const self = this.all('user').find((user) => user.attributes.self === true);
		if (!self) throw new Refused(404, 'The user does not exist in this company');
		return self;
	}

	add(type: string, attributes: Record<string, unknown>): StoredRecord {
		const record: StoredRecord = {
			type,
			id: String(this.state.nextId++),
			company: this.company,
			attributes,
			relationships: {},
			customFields: {},
			created: this.now(),
			edited: this.now(),
		};
		this.state.records.push(record);
		return record;
	}

	/** Takes over what a body says; what it does not mention stays. Throws `Refused` halfway. */
	write(record: StoredRecord, data: Incoming): void {
		const relationships: Record<string, Link> = {};
		const customFields = { ...record.customFields };
		for (const [name, { data: target }] of Object.entries(data.relationships ?? {})) {
			if (CUSTOM_FIELD_LISTS[name] !== undefined) {
				for (const value of target as Incoming[])
					this.readCustomField(record, name, value, customFields);
			} else if (Array.isArray(target)) {
				relationships[name] = target.map((entry) => this.resolve(record, name, entry));
			} else {
				relationships[name] = target && this.resolve(record, name, target);
			}
		}
		Object.assign(record.attributes, data.attributes);
		Object.assign(record.relationships, relationships);
		record.customFields = customFields;
		const founded = FOUNDED.includes(record.type) && this.moment(data.attributes?.created);
		if (founded) record.created = founded;
		record.edited = this.now();
	}

	/** Removes a record, and its name from whatever links to it. */
	remove(record: StoredRecord): void {
		this.state.records.splice(this.state.records.indexOf(record), 1);
		const isOther = (ref: Ref) => ref.type !== record.type || ref.id !== record.id;
		for (const { relationships } of this.state.records) {
			for (const [name, link] of Object.entries(relationships)) {
				if (Array.isArray(link)) relationships[name] = link.filter(isOther);
				else if (link && !isOther(link)) relationships[name] = null;
			}
		}
	}

	private sees(record: StoredRecord): boolean {
		return record.company === this.company || record.company === 'all';
	}

	/** A link to an existing record, or a child whose values are written along with its parent. */
	private resolve(parent: StoredRecord, relationship: string, entry: Incoming): Ref {
		const isNew = CHILD_TYPES.includes(entry.type) && entry.id === undefined;
		const target = isNew ? this.newChild(entry) : this.existing(relationship, entry);
		if (entry.attributes || entry.relationships) {
			if (!isNew && !this.owns(parent, target)) {
				throw new Refused(422, `The ${target.type} ${target.id} belongs to another ${parent.type}`);
			}
			this.write(target, entry);
		}
		return { type: entry.type, id: target.id };
	}

	private existing(relationship: string, entry: Incoming): StoredRecord {
		const found = this.find(entry);
		if (!found) {
			throw new Refused(422, `${relationship}: the ${entry.type} ${entry.id} does not exist`);
		}
		return found;
	}

	private newChild(entry: Incoming): StoredRecord {
		const known = this.all('tag').find((tag) => tag.attributes.name === entry.attributes?.name);
		return entry.type === 'tag' && known ? known : this.add(entry.type, {});
	}

	private owns(parent: StoredRecord, child: StoredRecord): boolean {
		return Object.values(parent.relationships)
			.flatMap(refsOf)
			.some((ref) => ref.type === child.type && ref.id === child.id);
	}

	private readCustomField(
		record: StoredRecord,
		list: string,
		entry: Incoming,
		values: Record<string, unknown>,
	): void {
		const definition = this.find(entry.relationships?.['custom-field']?.data as Incoming);
		if (!definition || definition.attributes.owner !== record.type) {
			throw new Refused(422, `${list}: a ${record.type} has no such field`);
		}
		const { name, length, 'value-type': kind } = definition.attributes;
		if (kind !== CUSTOM_FIELD_LISTS[list]) {
			throw new Refused(422, `${list}: the field ${name} takes another kind of value`);
		}
		const option = entry.relationships?.value?.data as Incoming | undefined;
		if (
			option &&
			!refsOf(definition.relationships['value-definitions']).some(({ id }) => id === option.id)
		) {
			throw new Refused(422, `${list}: the field ${name} has no entry ${option.id}`);
		}
		const value = option ? option.id : entry.attributes?.value;
		if (typeof length === 'number' && String(value).length > length) {
			throw new Refused(422, `${list}: the field ${name} takes ${length} characters`);
		}
		values[definition.id] = value;
	}
}
