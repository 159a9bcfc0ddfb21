/** The endpoints of agent-manager and unified-admin that a sign-in uses, by their names in the address. */
export const ENDPOINT_NAMES = [
  'login',
  'refresh-token',
  'validate-otp',
  'register-phone',
  'send-sms-otp',
  'register-2FA',
  'resendOTP',
  'reset-pswd',
  'pswd-policies',
] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

export const isEndpointName = (name: string): name is EndpointName => ENDPOINT_NAMES.some((known) => known === name);
