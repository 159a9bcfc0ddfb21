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

const ADDRESS = ({ title }: Refusal): string => `${title} asked for an address that cannot be trusted.`;

/** Why, in an agent's words, by rule. */
const texts: Readonly<Partial<Record<string, (refusal: Refusal) => string>>> = {
  origin: ({ title, host }) => `${title} may not use ${host}.`,
  path: ({ title, host }) => `${title} may not use this part of ${host}.`,
  method: ({ title, host, method, isReadOnly }) =>
    isReadOnly ? `${title} may read at ${host}, not change anything.` : `${title} may not ${method} here at ${host}.`,
  header: ({ title }) => `${title} wanted to send a header that it may not set.`,
  scheme: ({ title, host }) => `${title} may not use ${host} without encryption.`,
  'desk-origin': ({ title }) => `${title} may not use the desk itself.`,
  'sign-in-origin': ({ title }) => `${title} may not use the sign-in service.`,
  limit: ({ title }) => `${title} asked for too much at once.`,
  body: ({ title }) => `${title} wanted to send too much at once.`,
  request: ({ title }) => `${title} sent a request that makes no sense.`,
  url: ADDRESS,
  userinfo: ADDRESS,
  host: ADDRESS,
  encoding: ADDRESS,
  segments: ADDRESS,
};

/** One sentence of why a gadget's request was refused. A rule that has no words yet gets a general sentence. */
export function refusalText(refusal: Refusal): string {
  return (Object.hasOwn(texts, refusal.rule) && texts[refusal.rule]?.(refusal)) || `${refusal.title} may not do this.`;
}
