import { str } from '@lit/localize';
import { catalogue } from './catalogue.js';

/** What is known of a request that the desk refused. */
export interface Refusal {
  /** The gadget's title. */
  readonly title: string;
  readonly method: string;
  /** Host of the service, or empty where the address makes no sense. */
  readonly host: string;
  /** The rule that refused it, as the request record names it. */
  readonly rule: string;
  /** Whether nothing but reading is granted to the gadget. */
  readonly isReadOnly: boolean;
}

/** Why, in an agent's words, by rule and a few that are not the name of one. */
export const refusalStrings = catalogue('refusal', {
  origin: (title: string, host: string) => str`${title} may not use ${host}.`,
  path: (title: string, host: string) => str`${title} may not use this part of ${host}.`,
  method: (title: string, host: string, method: string) => str`${title} may not ${method} here at ${host}.`,
  'read-only': (title: string, host: string) => str`${title} may read at ${host}, not change anything.`,
  header: (title: string) => str`${title} wanted to send a header that it may not set.`,
  scheme: (title: string, host: string) => str`${title} may not use ${host} without encryption.`,
  'desk-origin': (title: string) => str`${title} may not use the desk itself.`,
  'sign-in-origin': (title: string) => str`${title} may not use the sign-in service.`,
  limit: (title: string) => str`${title} asked for too much at once.`,
  body: (title: string) => str`${title} wanted to send too much at once.`,
  request: (title: string) => str`${title} sent a request that makes no sense.`,
  url: (title: string) => str`${title} asked for an address that cannot be trusted.`,
  other: (title: string) => str`${title} may not do this.`,
});

/** Rules of which an agent reads the same as of another. */
const same: Readonly<Partial<Record<string, keyof typeof refusalStrings>>> = {
  userinfo: 'url',
  host: 'url',
  encoding: 'url',
  segments: 'url',
};

/** One sentence of why a gadget's request was refused. A rule that has no words yet gets a general sentence. */
export function refusalText({ title, method, host, rule, isReadOnly }: Refusal): string {
  if (rule === 'method' && isReadOnly) return refusalStrings['read-only'](title, host);
  const known = Object.hasOwn(refusalStrings, rule) ? (rule as keyof typeof refusalStrings) : null;
  const sentence = refusalStrings[known ?? (Object.hasOwn(same, rule) ? same[rule] : null) ?? 'other'];
  return sentence(title, host, method);
}
