import { stepAnswer } from './stepAnswer';

/** Takes no body. Source: https://github.com/kiban-cloud/kiban-sdk (fallbackWorkflooOtp) */
export const resendOtp = stepAnswer({
	name: 'Resend OTP',
	value: 'resendOtp',
	action: 'Resend OTP of execution',
	description: 'Ask the identity provider for a new code, through its other channel',
	cost: 'Each resend is a billed query, and the workfloo limits how many there may be.',
	answers: 'resendOtp',
});
