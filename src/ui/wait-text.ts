import { str } from '@lit/localize';
import { catalogue } from './catalogue.js';
import { momentText } from './moment-text.js';

/** What an agent reads of a wait and of its end. */
export const waitStrings = catalogue('wait', {
  againIn: (time: string) => str`You can try again in ${time}.`,
  againAt: (moment: string) => str`You can try again from ${moment} on.`,
  again: 'You can try again now.',
  againIn60: 'You can try again in one minute.',
  againIn30: 'You can try again in 30 seconds.',
  againIn10: 'You can try again in 10 seconds.',
  overIn: (time: string) => str`It is over in ${time}.`,
  overAt: (moment: string) => str`It is over on ${moment}.`,
  validIn: (time: string) => str`Valid for another ${time}.`,
  validAt: (moment: string) => str`Valid until ${moment}.`,
  over: 'It is over: you can sign in again.',
});

/** What is left of a wait. `until` and `now` are milliseconds since the epoch. */
export function waitText(until: number, now: number): string {
  const moment = momentText(until, now);
  return 'in' in moment ? waitStrings.againIn(moment.in) : waitStrings.againAt(moment.at);
}

/** Until when a notice keeps somebody out. `until` and `now` are milliseconds since the epoch. */
export function noticeUntil(until: number, now: number): string {
  const moment = momentText(until, now);
  return 'in' in moment ? waitStrings.overIn(moment.in) : waitStrings.overAt(moment.at);
}

/** Until when what a notice tells of can be used. `until` and `now` are milliseconds since the epoch. */
export function validUntil(until: number, now: number): string {
  const moment = momentText(until, now);
  return 'in' in moment ? waitStrings.validIn(moment.in) : waitStrings.validAt(moment.at);
}
