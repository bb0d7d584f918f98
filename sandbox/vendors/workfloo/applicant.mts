/** What a made-up applicant enters into the form of the sandbox's loan definition; all of it is accepted. */
export const applicant = {
	first_name: 'ANA',
	last_name_1: 'LÓPEZ',
	birth_date: '1990-08-15',
	rfc_pf: 'LOPA900815AB1',
	email: 'ana@example.com',
	phone_number: '5512345678',
	loan_amount: 5000,
	loan_term: '12',
	occupation: 'OWN',
};
