import { endpointUrl } from './endpoints.js';
import type { EndpointName } from './endpoint-name.js';
import { gatewayRefused, invalidAnswer, misconfigured, unreachable } from './failures.js';
import { readRefusal, isMembers, type Members, type Refusal } from './refusal.js';
import type { ExpertflowSettings, FieldNames } from './settings.js';
import type { Transport } from './transport.js';

/** What an endpoint answered: what is in its envelope, or a refusal that the agent has something to do with. */
export type Reply =
  { readonly isRefused: false; readonly data: unknown } | { readonly isRefused: true; readonly refusal: Refusal };

/** Members of a request by their documented names; they are sent under the names of the site. */
export type Fields = Partial<Readonly<Record<keyof FieldNames, string>>>;

/** Speaks to agent-manager or unified-admin. */
export interface EndpointClient {
  /**
   * Sends one request. Rejects with `provider-unreachable`, `provider-invalid` or `provider-refused` for what no agent
   * can mend, and with an `AbortError`.
   */
  ask(endpoint: EndpointName, fields: Fields, options: AskOptions): Promise<Reply>;
  /** Whether the service is there, without any effect on it. Rejects where it is not. */
  probe(signal: AbortSignal): Promise<void>;
}

export interface AskOptions {
  /** Members that are sent as they are. */
  readonly more?: Members;
  /** The access token of an agent who has one, for a gateway that asks for it. Default none. */
  readonly token?: string;
  readonly signal: AbortSignal;
}

/** Makes a service of its settings. */
export function createEndpointClient(settings: ExpertflowSettings, transport: Transport): EndpointClient {
  const { fields: names, tenant } = settings;
  const headers = { Accept: 'application/json', ...(tenant === '' ? {} : { tenantid: tenant }) };

  return {
    async ask(endpoint, fields, { more = {}, token, signal }) {
      const named = Object.entries(fields).map(([name, value]) => [names[name as keyof FieldNames], value] as const);
      const body = JSON.stringify({ ...more, ...Object.fromEntries(named) });
      const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
      const init = {
        method: 'POST',
        headers: { ...headers, ...authorization, 'Content-Type': 'application/json' },
        body,
      };
      const answer = await transport({ endpoint, url: endpointUrl(settings, endpoint), init, signal });
      const parsed = parseJson(answer.text);
      const refusal = readRefusal(parsed, answer);
      if (refusal !== null) return { isRefused: true, refusal: forAgent(refusal, endpoint) };
      if (answer.status >= 300) throw invalidAnswer(endpoint, 'it is neither given nor refused');
      return { isRefused: false, data: unwrap(parsed) };
    },

    async probe(signal) {
      // Nothing is asked for: a service that is there says that it knows no such method, or that it wants a token.
      const { status, text } = await transport({
        endpoint: 'login',
        url: endpointUrl(settings, 'login'),
        init: { method: 'GET', headers },
        signal,
      });
      if (status >= 500) throw unreachable('status', { endpoint: 'login', status });
      const body = parseJson(text);
      const hasNoRoute = status === 404 && isMembers(body) && typeof body['error_msg'] === 'string';
      if (hasNoRoute) throw invalidAnswer('login', 'the gateway has no route to it');
    },
  };
}

/** Passes on what the agent can do something about, and throws the rest. */
function forAgent(refusal: Refusal, endpoint: EndpointName): Refusal {
  const { from, status, label } = refusal;
  if (label === 'unreachable' || status === 408 || status >= 500) throw unreachable('status', { endpoint, status });
  if (label === 'misconfigured' || from === 'channel') throw misconfigured(endpoint, status);
  if (from === 'gateway' && status !== 429) throw gatewayRefused(endpoint, status);
  return refusal;
}

/** What is in `{"statusCode","data"}`, or the body itself where there is no envelope. */
function unwrap(body: unknown): unknown {
  return isMembers(body) && 'data' in body ? body['data'] : body;
}

/** Undefined where the text is no JSON: pages of the gateway, and one endpoint that answers with a sentence. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
