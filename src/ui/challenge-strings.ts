import type { Channel, StepAction } from '../auth/challenge.js';

/** Keeps numbers, addresses and codes left to right in any text, and on one line (Unicode UAX #9, isolates). */
const ltr = (text: string): string => `\u2066${text.replaceAll(' ', '\u00a0')}\u2069`;

const count = (one: string, many: string, n: number): string => `${n} ${n === 1 ? one : many}`;

const characters = ({ min, max }: { readonly min: number; readonly max: number }, digits: boolean): string => {
  const [one, many] = digits ? ['digit', 'digits'] : ['character', 'characters'];
  return min === max ? count(one, many, max) : `${min} to ${count(one, many, max)}`;
};

const sentBy: Readonly<Record<'sms' | 'email', string>> = { sms: 'by text message', email: 'by e-mail' };

/** What an agent reads in the steps of a sign-in, in English, by key. Fetched with the first step. */
export const challengeStrings = {
  // who
  identifierHeading: 'Who signs in?',
  identifierLede: 'Your agent ID or user name decides what comes next.',
  passwordHeading: 'Sign in with your password',
  passwordLede: 'Use the account that you have for your desk.',
  welcomeLede: 'Enter the password that belongs to it.',
  identifier: 'Agent ID or user name',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  extension: 'Phone line',
  extensionHint: 'The number of the phone you use today.',
  extensionHeading: 'Which phone line is yours?',
  extensionLede: 'Calls are sent to this line while you are signed in.',
  continue: 'Continue',
  signIn: 'Sign in',
  checking: 'Checking…',

  // codes
  codeHeading: 'Enter the code',
  code: 'Code',
  codeSent: (length: string, channel: 'sms' | 'email', recipient: string | null) =>
    recipient === null
      ? `We sent a code of ${length} ${sentBy[channel]}.`
      : `We sent a code of ${length} ${sentBy[channel]} to ${ltr(recipient)}.`,
  codeShown: (length: string, channel: 'app' | 'token') =>
    channel === 'app'
      ? `Your authenticator app shows a code of ${length}.`
      : `Your security device shows a code of ${length}.`,
  characters,
  validFor: (time: string) => `Valid for ${time}`,
  expiredTitle: 'This code is no longer valid.',
  expiredText: 'Send another one, or go back and start again.',
  expiresInMinute: 'The code is valid for one more minute.',
  expiresInSeconds: (seconds: number) => `The code is valid for ${seconds} more seconds.`,
  sendAgain: 'Send again',
  sendAgainIn: (time: string) => `Send again in ${time}`,
  canSendAgain: 'You can send another code now.',
  triesLeft: (n: number) => `${count('try', 'tries', n)} left`,
  codeIncomplete: (length: string) => `A code has ${length}.`,

  // where the code goes
  contactHeading: 'How do you want to confirm it is you?',
  contactLede: 'Choose one. You can change it in the next step.',
  contacts: 'Ways to confirm',
  channel: {
    app: 'Authenticator app',
    sms: 'Text message',
    email: 'E-mail',
    token: 'Security device',
  } satisfies Readonly<Record<Channel, string>>,
  recipient: ltr,
  enrolSmsHeading: 'Add your phone number',
  enrolSmsLede: 'From now on we send you a code by text message when you sign in.',
  phone: 'Mobile number',
  phoneHint: `With the country code, such as ${ltr('+49 151 234567')}.`,
  enrolEmailHeading: 'Add your e-mail address',
  enrolEmailLede: 'From now on we send you a code by e-mail when you sign in.',
  email: 'E-mail address',
  sendCode: 'Send code',

  // authenticator
  totpHeading: 'Set up your authenticator app',
  totpLede: 'You need it from now on whenever you sign in.',
  totpScan: 'Scan this picture with the app, or type the key.',
  qrText: (issuer: string, account: string) =>
    `QR code for ${account} at ${issuer}. It holds the key that stands below it.`,
  noPicture: 'The picture could not be drawn. Type the key into your app.',
  key: 'Key',
  copyKey: 'Copy key',
  copied: 'Copied',
  openApp: 'Open in an app on this device',
  totpCode: 'Code that the app shows',
  activate: 'Activate',
  recoveryHeading: 'Keep your recovery codes',
  recoveryLede: 'Each one signs you in once, should you lose your authenticator. They are shown only now.',
  recoveryCodes: 'Recovery codes',
  copyCodes: 'Copy',
  download: 'Download',
  print: 'Print',
  fileName: 'recovery-codes.txt',
  kept: 'I have kept these codes in a safe place.',
  keptMissing: 'Confirm that you have kept them: they are not shown again.',

  // passwords
  changeHeading: 'Choose a new password',
  changeLede: {
    required: 'Your administrator wants you to choose a new one before you go on.',
    expired: 'The one you have is too old to go on with.',
    chosen: 'It is asked for the next time you sign in.',
  },
  currentPassword: 'Present password',
  newPassword: 'New password',
  repeatPassword: 'New password, once more',
  repeatDiffers: 'The two are not the same.',
  changePassword: 'Change password',
  saving: 'Saving…',
  rules: 'A new password',
  ruleBroken: (rule: string) => `Choose one that ${rule}.`,
  ruleMet: 'Met: ',
  ruleUnmet: 'Not met: ',

  // company, passkey, notice
  companyHeading: 'Which company do you work for?',
  companyLede: 'Your desk opens for this one.',
  company: 'Company',
  passkeyHeading: 'Confirm with your passkey',
  passkeyLede: 'Use your fingerprint, your face, your PIN or a security key.',
  usePasskey: 'Use passkey',
  waitingForPasskey: 'Waiting for your passkey…',
  backToStart: 'Back to sign-in',

  // any step
  missing: 'Fill this in to go on.',
  notChosen: 'Choose one to go on.',
  actions: {
    resend: 'Send again',
    'other-method': 'Use another way',
    back: 'Back',
    skip: 'Not now',
    cancel: 'Cancel',
  } satisfies Readonly<Record<StepAction, string>>,
};
