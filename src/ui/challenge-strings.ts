import { str } from '@lit/localize';
import type { ChangePasswordChallenge, Channel, StepAction } from '../auth/challenge.js';
import { catalogue, type Template } from './catalogue.js';
import { ltr } from './isolate.js';

const channels = {
  'channel-app': 'Authenticator app',
  'channel-sms': 'Text message',
  'channel-email': 'E-mail',
  'channel-token': 'Security device',
} satisfies Readonly<Record<`channel-${Channel}`, Template>>;

const actions = {
  'action-resend': 'Send again',
  'action-other-method': 'Use another way',
  'action-back': 'Back',
  'action-skip': 'Not now',
  'action-change-password': 'Change password',
  'action-cancel': 'Cancel',
} satisfies Readonly<Record<`action-${StepAction}`, Template>>;

const reasons = {
  'change-required': 'Your administrator wants you to choose a new one before you go on.',
  'change-expired': 'The one you have is too old to go on with.',
  'change-chosen': 'It is asked for the next time you sign in.',
} satisfies Readonly<Record<`change-${ChangePasswordChallenge['reason']}`, Template>>;

/** Advice about a password, by how hard it is to guess. */
const strengths = {
  'strength-0': 'Very easy to guess. A few words that do not belong together are better.',
  'strength-1': 'Easy to guess. A few words that do not belong together are better.',
  'strength-2': 'Can be guessed. Make it longer.',
  'strength-3': 'Hard to guess.',
  'strength-4': 'Very hard to guess.',
};

/** What an agent reads in the steps of a sign-in, in English, by key. Fetched with the first step. */
export const challengeStrings = catalogue('step', {
  ...channels,
  ...actions,
  ...reasons,
  ...strengths,

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
  codeBySms: (length: string) => str`We sent a code of ${length} by text message.`,
  codeBySmsTo: (length: string, recipient: string) => str`We sent a code of ${length} by text message to ${recipient}.`,
  codeByEmail: (length: string) => str`We sent a code of ${length} by e-mail.`,
  codeByEmailTo: (length: string, recipient: string) => str`We sent a code of ${length} by e-mail to ${recipient}.`,
  codeInApp: (length: string) => str`Your authenticator app shows a code of ${length}.`,
  codeOnDevice: (length: string) => str`Your security device shows a code of ${length}.`,
  validFor: (time: string) => str`Valid for ${time}`,
  expiredTitle: 'This code is no longer valid.',
  expiredText: 'Send another one, or go back and start again.',
  expiresIn60: 'The code is valid for one more minute.',
  expiresIn30: 'The code is valid for 30 more seconds.',
  expiresIn10: 'The code is valid for 10 more seconds.',
  sendAgain: 'Send again',
  sendAgainIn: (time: string) => str`Send again in ${time}`,
  canSendAgain: 'You can send another code now.',
  codeIncomplete: (length: string) => str`A code has ${length}.`,

  // where the code goes
  contactHeading: 'How do you want to confirm it is you?',
  contactLede: 'Choose one. You can change it in the next step.',
  contacts: 'Ways to confirm',
  enrolSmsHeading: 'Add your phone number',
  enrolSmsLede: 'From now on we send you a code by text message when you sign in.',
  phone: 'Mobile number',
  phoneHint: str`With the country code, such as ${ltr('+49 151 234567')}.`,
  enrolEmailHeading: 'Add your e-mail address',
  enrolEmailLede: 'From now on we send you a code by e-mail when you sign in.',
  email: 'E-mail address',
  sendCode: 'Send code',

  // authenticator
  totpHeading: 'Set up your authenticator app',
  totpLede: 'You need it from now on whenever you sign in.',
  totpScan: 'Scan this picture with the app, or type the key.',
  qrText: (issuer: string, account: string) =>
    str`QR code for ${account} at ${issuer}. It holds the key that stands below it.`,
  noPicture: 'The picture could not be drawn. Type the key into your app.',
  key: 'Key',
  copyKey: 'Copy key',
  copied: 'Copied',
  notCopied: 'Copying is not allowed here. The text is selected: copy it with the keyboard.',
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
  currentPassword: 'Present password',
  newPassword: 'New password',
  repeatPassword: 'New password, once more',
  repeatDiffers: 'The two are not the same.',
  changePassword: 'Change password',
  saving: 'Saving…',
  rules: 'A new password',
  ruleBroken: (rule: string) => str`Choose one that ${rule}.`,
  ruleMet: 'Met: ',
  ruleUnmet: 'Not met: ',

  // company, passkey, notice
  companyHeading: 'Which company do you work for?',
  companyLede: 'Your desk opens for this one.',
  company: 'Company',
  passkeyHeading: 'Confirm with your passkey',
  passkeyLede: 'Use your fingerprint, your face, your PIN or a security key.',
  noPasskeys: 'This browser cannot use passkeys. Use another way, or sign in with another browser.',
  usePasskey: 'Use passkey',
  waitingForPasskey: 'Waiting for your passkey…',
  backToStart: 'Back to sign-in',

  // any step
  missing: 'Fill this in to go on.',
  notChosen: 'Choose one to go on.',
});
