import { html, nothing } from 'lit';
import type {
  EnrolContactChallenge,
  ExtensionChallenge,
  IdentifierChallenge,
  PasswordChallenge,
} from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { field } from './field.js';
import { unless, valueOf, type Sentence, type StepContext, type StepTemplate } from './step-view.js';

const missing = (value: string): Sentence | false => value === '' && (() => strings.missing);

/** What a line holds without the blanks that a paste brings along. */
const lineOf = (data: FormData, name: string): string => valueOf(data, name).trim();

const usernameField = (identifier: string, fixed: boolean, context: StepContext) =>
  field({ name: 'username', label: strings.identifier, autocomplete: 'username', value: identifier, fixed }, context);

const extensionField = (value: string, context: StepContext) =>
  field(
    {
      name: 'extension',
      label: strings.extension,
      autocomplete: 'tel-extension',
      inputmode: 'tel',
      value,
      hint: strings.extensionHint,
      ltr: true,
    },
    context,
  );

/** Who signs in. */
export const identifierStep: StepTemplate<IdentifierChallenge> = {
  field: 'username',
  draw: ({ identifier }, context) => ({
    heading: strings.identifierHeading,
    lede: strings.identifierLede,
    fields: usernameField(identifier, false, context),
    submit: strings.continue,
    busy: strings.checking,
  }),
  read(_challenge, data) {
    const identifier = lineOf(data, 'username');
    return unless({ username: missing(identifier) }, { kind: 'identifier', identifier });
  },
};

/** A user name and a password, and the phone line where it is asked for at the same time. */
export const passwordStep: StepTemplate<PasswordChallenge> = {
  field: 'password',
  draw: ({ identifier, isIdentifierFixed, extension }, context) => ({
    heading: strings.passwordHeading,
    lede: isIdentifierFixed ? strings.welcomeLede : strings.passwordLede,
    fields: html`${usernameField(identifier, isIdentifierFixed, context)}
    ${field({ name: 'password', label: strings.password, autocomplete: 'current-password', type: 'password' }, context)}
    ${extension === null ? nothing : extensionField(extension, context)}`,
    submit: strings.signIn,
    busy: strings.checking,
  }),
  read({ isIdentifierFixed, identifier: known, extension: asked }, data) {
    const identifier = isIdentifierFixed ? known : lineOf(data, 'username');
    const password = valueOf(data, 'password');
    const extension = asked === null ? '' : lineOf(data, 'extension');
    const errors = { username: missing(identifier), password: missing(password) };
    return unless(errors, { kind: 'password', identifier, password, extension });
  },
};

/** The agent's phone line. */
export const extensionStep: StepTemplate<ExtensionChallenge> = {
  field: 'extension',
  draw: ({ extension }, context) => ({
    heading: strings.extensionHeading,
    lede: strings.extensionLede,
    fields: extensionField(extension, context),
    submit: strings.continue,
    busy: strings.checking,
  }),
  read(_challenge, data) {
    const extension = lineOf(data, 'extension');
    return unless({ extension: missing(extension) }, { kind: 'extension', extension });
  },
};

/** A phone or a mail address to send codes to. */
export const enrolContactStep: StepTemplate<EnrolContactChallenge> = {
  field: 'value',
  draw({ channel, value }, context) {
    const isPhone = channel === 'sms';
    return {
      heading: isPhone ? strings.enrolSmsHeading : strings.enrolEmailHeading,
      lede: isPhone ? strings.enrolSmsLede : strings.enrolEmailLede,
      fields: field(
        isPhone
          ? { ...line, label: strings.phone, autocomplete: 'tel', type: 'tel', hint: strings.phoneHint, value }
          : { ...line, label: strings.email, autocomplete: 'email', type: 'email', value },
        context,
      ),
      submit: strings.sendCode,
      busy: strings.checking,
    };
  },
  read(_challenge, data) {
    const value = lineOf(data, 'value');
    return unless({ value: missing(value) }, { kind: 'enrol-contact', value });
  },
};

const line = { name: 'value', ltr: true } as const;
