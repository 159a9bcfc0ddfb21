import { readEngageAgent, readJwtPayload, type Agent } from './agent.js';
import { invalidAnswer } from './failures.js';
import { asFailure, readRefusal, type Refusal } from './refusal.js';
import type { EngageSettings } from './settings.js';
import { readTokens, type Tokens } from './tokens.js';
import { membersOf, type Transport } from './transport.js';

/** What a token request leads to. */
export type Granted =
  { readonly isRefused: false; readonly tokens: Tokens } | { readonly isRefused: true; readonly refusal: Refusal };

/** The endpoints of `/auth/v3` that a sign-in uses. */
export interface EngageEndpoints {
  /** Where the sign-in page begins. */
  readonly authorizeUrl: string;
  /** Resolves where somebody answers, whatever it is. */
  probe(signal: AbortSignal): Promise<void>;
  /** How somebody signs in: the system's own word. */
  schemeOf(who: { readonly tenant: string; readonly userName: string }, signal: AbortSignal): Promise<string>;
  /** A token request; `client_id` is added. */
  grant(form: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Granted>;
  /** Who a token belongs to. Null where it belongs to nobody any more. */
  agentOf(accessToken: string, signal: AbortSignal): Promise<Agent | null>;
  /** Null where it has been changed. */
  changePassword(
    given: { readonly accessToken: string; readonly oldPassword: string; readonly newPassword: string },
    signal: AbortSignal,
  ): Promise<Refusal | null>;
  /** Ends a token, or all of its owner. */
  signOut(accessToken: string, signal: AbortSignal): Promise<void>;
}

/** Makes the endpoints of an Engage system. */
export function createEngageEndpoints(
  settings: EngageSettings,
  transport: Transport,
  now: () => number,
): EngageEndpoints {
  const base = `${settings.url}/auth/v3`;
  const own: Record<string, string> = settings.apiKey === '' ? {} : { 'x-api-key': settings.apiKey };
  const bearer = (accessToken: string) => ({ ...own, Authorization: `Bearer ${accessToken}` });
  const post = (data: object, headers: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
  });

  return {
    authorizeUrl: `${base}/oauth/authorize`,
    async probe(signal) {
      await transport.send(`${base}/ping`, { headers: own }, signal);
    },
    async schemeOf(who, signal) {
      const answer = await transport.send(`${base}/auth-scheme`, post(who, own), signal);
      const refusal = readRefusal(answer, {});
      if (refusal) throw asFailure(refusal);
      const scheme = membersOf(answer.body['data'])['scheme'];
      if (typeof scheme !== 'string') throw invalidAnswer('it names no scheme');
      return scheme;
    },
    async grant(form, signal) {
      const body = new URLSearchParams({ client_id: settings.client_id, ...form });
      const answer = await transport.send(`${base}/oauth/token`, { method: 'POST', headers: own, body }, signal);
      const refusal = readRefusal(answer, settings.refusals);
      if (refusal) return { isRefused: true, refusal };
      return { isRefused: false, tokens: readTokens(answer.body, now()) };
    },
    async agentOf(accessToken, signal) {
      const answer = await transport.send(`${base}/${settings.userinfo}`, { headers: bearer(accessToken) }, signal);
      if (answer.status === 401) return null;
      const refusal = readRefusal(answer, {});
      if (refusal) throw asFailure(refusal);
      const body =
        settings.userinfo === 'jwt-userinfo' ? readJwtPayload(answer.headers.get('x-gws-user') ?? '') : answer.body;
      const agent = readEngageAgent(body, settings.changePasswordProperty);
      if (agent === null) throw invalidAnswer('it names nobody');
      return agent;
    },
    async changePassword({ accessToken, ...data }, signal) {
      const answer = await transport.send(`${base}/change-password`, post(data, bearer(accessToken)), signal);
      return readRefusal(answer, {});
    },
    async signOut(accessToken, signal) {
      const query = settings.globalSignOut ? '?global=true' : '';
      await transport.send(`${base}/sign-out${query}`, { method: 'POST', headers: bearer(accessToken) }, signal);
    },
  };
}
