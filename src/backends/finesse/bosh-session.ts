import { invalidAnswer, unreachable } from './failures.js';
import { escapeXml, parseXml, type XmlElement } from './parse-xml.js';

/** One stream to the notification service. Its requests are sent one after another. */
export interface BoshSession {
  /** Sends stanzas, none to wait for more, and resolves with those that came. Rejects once the service ends it. */
  exchange(content: string, attributes?: string): Promise<readonly XmlElement[]>;
  /** Says goodbye without waiting for an answer. */
  close(): void;
}

export interface BoshOptions {
  /** Without `/` at its end. */
  readonly url: string;
  readonly domain: string;
  readonly fetch: typeof globalThis.fetch;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/** Seconds the service may hold a request while there is nothing to tell. */
const WAIT = 20;

const XBOSH = 'xmlns:xmpp="urn:xmpp:xbosh"';

/** Begins a session (XEP-0124 §7, XEP-0206 §2). Rejects with `provider-unreachable` or `provider-invalid`. */
export async function openBoshSession({ url, domain, fetch, signal }: BoshOptions): Promise<BoshSession> {
  let [rid = 0] = crypto.getRandomValues(new Uint32Array(1));
  let sid = '';

  const post = async (attributes: string, content: string, bound: AbortSignal | null): Promise<XmlElement> => {
    rid += 1;
    const own = `rid="${rid}"${sid === '' ? '' : ` sid="${escapeXml(sid)}"`} xmlns="http://jabber.org/protocol/httpbind"`;
    const init: RequestInit = {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: `<body ${own} ${attributes}>${content}</body>`,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: bound,
      keepalive: bound === null,
    };
    const answer = await fetch(`${url}/`, init).then(
      async (response) => (response.ok ? response.text() : ''),
      () => {
        throw unreachable('network');
      },
    );
    const body = parseXml(answer);
    if (body?.name !== 'body' || body.attributes['type'] === 'terminate') throw invalidAnswer('notification service');
    return body;
  };

  const begun = await post(
    `to="${domain}" wait="${WAIT}" hold="1" ver="1.6" content="text/xml; charset=utf-8" xml:lang="en" xmpp:version="1.0" ${XBOSH}`,
    '',
    signal,
  );
  sid = begun.attributes['sid'] ?? '';
  if (sid === '') throw invalidAnswer('notification service');

  return {
    exchange: async (content, attributes = '') => (await post(attributes, content, signal)).children,
    close() {
      post('type="terminate"', '<presence xmlns="jabber:client" type="unavailable"/>', null).catch(() => undefined);
    },
  };
}

/** What opens the stream again after authentication. */
export const restartOf = (domain: string): string => `to="${domain}" xmpp:restart="true" ${XBOSH}`;
