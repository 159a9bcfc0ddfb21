import type { CompanyChallenge, ContactChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { ltr } from '../../ui/isolate.js';
import { choice, field } from './field.js';
import { unless, valueOf, type Sentence, type StepTemplate } from './step-view.js';

const missing = (): string => strings.missing;
const notChosen = (value: string): Sentence | false => value === '' && (() => strings.notChosen);

/** Where the code goes, or which second factor is used. */
export const contactStep: StepTemplate<ContactChallenge> = {
  field: 'contact',
  draw: ({ contacts, preferred }, context) => ({
    heading: strings.contactHeading,
    lede: strings.contactLede,
    fields: choice(
      {
        name: 'contact',
        label: strings.contacts,
        preferred: preferred ?? contacts[0]?.id ?? null,
        choices: contacts.map(({ id, channel, recipient }) => ({
          id,
          label: strings[`channel-${channel}`],
          detail: recipient === null ? '' : ltr(recipient),
        })),
      },
      context,
    ),
    submit: strings.continue,
    busy: strings.checking,
  }),
  read(_challenge, data) {
    const contact = valueOf(data, 'contact');
    return unless({ contact: notChosen(contact) }, { kind: 'contact', contact });
  },
};

/** The company to work for: one of a list, or its name. */
export const companyStep: StepTemplate<CompanyChallenge> = {
  field: 'company',
  draw: ({ companies, preferred }, context) => ({
    heading: strings.companyHeading,
    lede: strings.companyLede,
    fields:
      companies.length === 0
        ? field(
            {
              name: 'company',
              label: strings.company,
              autocomplete: 'organization',
              value: preferred ?? '',
              unmanaged: true,
            },
            context,
          )
        : choice(
            {
              name: 'company',
              label: strings.company,
              preferred,
              choices: companies.map(({ id, label }) => ({ id, label, detail: '' })),
            },
            context,
          ),
    submit: strings.continue,
    busy: strings.checking,
  }),
  read({ companies }, data) {
    const company = valueOf(data, 'company').trim();
    const error = companies.length === 0 ? company === '' && missing : notChosen(company);
    return unless({ company: error }, { kind: 'company', company });
  },
};
