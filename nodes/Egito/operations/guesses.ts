/**
 * Names of fields to try where an account has no record to learn from. Egito publishes those of one
 * sample lead (https://egito.pl/pomoc/api/); that other records use them too is a guess, and so is every
 * other name here. The editor marks them as such.
 */
const PERSON = ['name', 'surname', 'mainPhoneNumber.suffix', 'mainPhoneNumber.prefix'];

export const GUESSED_FIELDS: Record<string, string[]> = {
	Lead: ['email', 'description'],
	Account: [
		'name',
		'mainPhoneNumber.suffix',
		'mainPhoneNumber.prefix',
		'email',
		'industryId',
		'relationshipTypeId',
		'description',
	],
	Contact: [...PERSON, 'email', 'description'],
	Opportunity: ['name', 'description'],
};
