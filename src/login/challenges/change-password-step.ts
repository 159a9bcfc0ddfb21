import { html, nothing } from 'lit';
import type { ChangePasswordChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { draw } from '../../ui/icons.js';
import { ruleText } from '../../ui/rule-text.js';
import { checkPassword } from './check-password.js';
import { field, keptUsername } from './field.js';
import { strengthMeter } from './strength-meter.js';
import { unless, valueOf, type StepContext, type StepTemplate } from './step-view.js';

const MARKS = { met: 'M5 12.5l4.5 4.5L19 7.5', open: 'M12 11.5v1', broken: 'M7 7l10 10M17 7L7 17' };

const missing = (): string => strings.missing;

/** The policy, each rule with what is known of it so far. What the system has refused stays marked until it takes another. */
function rules({ policy, identifier, problem }: ChangePasswordChallenge, { uid, form }: StepContext) {
  const typed = form?.querySelector<HTMLInputElement>('[name=new-password]')?.value ?? '';
  const checked = checkPassword(typed, identifier, policy);
  const broken = problem?.rules ?? [];
  const shown = [
    ...checked,
    ...broken.filter((rule) => !checked.some((one) => one.rule === rule)).map((rule) => ({ rule, met: null })),
  ];
  if (shown.length === 0) return nothing;
  return html`<div class="deskpass-rules" id="${uid}-rules">
    <p>${strings.rules}</p>
    <ul>
      ${shown.map(({ rule, met }) => {
        const isRefused = met === null && broken.includes(rule);
        const look = met === true ? 'met' : isRefused ? 'broken' : 'open';
        const state = met === true ? strings.ruleMet : met === false || isRefused ? strings.ruleUnmet : '';
        return html`<li class=${look}>
          ${draw(MARKS[look])}<span
            ><span class="deskpass-unseen">${typed === '' && !isRefused ? '' : state}</span>${ruleText(
              rule,
              policy,
            )}</span
          >
        </li>`;
      })}
    </ul>
  </div>`;
}

/** A new password, twice, and the present one where it is asked for. */
export const changePasswordStep: StepTemplate<ChangePasswordChallenge> = {
  field: 'new-password',
  draw(challenge, context) {
    const { identifier, reason, asksCurrent } = challenge;
    const secret = { type: 'password' } as const;
    const names = [identifier, ...context.names];
    const meter = strengthMeter({ name: 'new-password', names }, context);
    return {
      heading: strings.changeHeading,
      lede: strings[`change-${reason}`],
      fields: html`${keptUsername(identifier)}
      ${
        asksCurrent
          ? field(
              { ...secret, name: 'password', label: strings.currentPassword, autocomplete: 'current-password' },
              context,
            )
          : nothing
      }
      ${field(
        {
          ...secret,
          name: 'new-password',
          label: strings.newPassword,
          autocomplete: 'new-password',
          describe: meter.id,
          onFocus: meter.want,
          onInput: meter.onInput,
        },
        context,
      )}
      ${meter.template}
      ${rules(challenge, context)}
      ${field(
        { ...secret, name: 'repeat-password', label: strings.repeatPassword, autocomplete: 'new-password' },
        context,
      )}`,
      submit: strings.changePassword,
      busy: strings.saving,
    };
  },
  read({ policy, identifier, asksCurrent }, data) {
    const current = asksCurrent ? valueOf(data, 'password') : '';
    const password = valueOf(data, 'new-password');
    const broken = checkPassword(password, identifier, policy).find(({ met }) => met === false);
    const errors = {
      password: asksCurrent && current === '' && missing,
      'new-password':
        (password === '' && missing) ||
        (broken !== undefined && (() => strings.ruleBroken(ruleText(broken.rule, policy)))),
      'repeat-password': valueOf(data, 'repeat-password') !== password && (() => strings.repeatDiffers),
    };
    return unless(errors, { kind: 'change-password', current, password });
  },
};
