import { openBoshSession, restartOf, type BoshOptions } from './bosh-session.js';
import { errorTypeIn, type ErrorType } from './error-type.js';
import { invalidAnswer } from './failures.js';
import { childOf, parseXml, textOf, type XmlElement } from './parse-xml.js';
import type { Proof } from './proof.js';
import { parseUser, type User, userPath } from './user.js';

/** What has become of an agent, or why a request has led to nothing. */
export interface AgentEvent {
  /** Of the request that has led to it, or empty: Finesse does not promise to name it. */
  readonly requestId: string;
  readonly outcome: { readonly user: User } | { readonly error: ErrorType };
}

/** An agent's events from now on. */
export interface Notifications {
  /** The events that come next; waits for at least one answer of the service. Rejects once there will be no more. */
  next(): Promise<readonly AgentEvent[]>;
  close(): void;
}

export interface NotificationsOptions extends BoshOptions {
  readonly loginId: string;
  readonly proof: Proof;
}

/**
 * Listens to an agent's events: XMPP (RFC 6120) over BOSH.
 *
 * 1. The stream is authenticated by SASL PLAIN with the login ID and the password or the access token.
 * 2. It is opened again, a resource is bound, a session begun.
 * 3. Presence makes the service send what happens on the agent's own node, which needs no subscription.
 *
 * Rejects where the service does not take part in that.
 */
export async function openNotifications(options: NotificationsOptions): Promise<Notifications> {
  const { domain, loginId, proof } = options;
  const session = await openBoshSession(options);
  try {
    const answer = await session.exchange(
      `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${plain(loginId, proof.secret)}</auth>`,
    );
    if (answer[0]?.name !== 'success') throw invalidAnswer('notification service');
    await session.exchange('', restartOf(domain));
    await session.exchange(
      '<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><resource>deskpass</resource></bind></iq>',
    );
    await session.exchange(
      '<iq xmlns="jabber:client" type="set" id="session"><session xmlns="urn:ietf:params:xml:ns:xmpp-session"/></iq>',
    );
    const early = await session.exchange('<presence xmlns="jabber:client"/>');
    let waiting = eventsIn(early, loginId);
    return {
      async next() {
        const events = waiting.length > 0 ? waiting : eventsIn(await session.exchange(''), loginId);
        waiting = [];
        return events;
      },
      close: () => {
        session.close();
      },
    };
  } catch (thrown) {
    session.close();
    throw thrown;
  }
}

/** RFC 4616 §2. */
function plain(loginId: string, secret: string): string {
  const bytes = new TextEncoder().encode(`\0${loginId}\0${secret}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function eventsIn(stanzas: readonly XmlElement[], loginId: string): AgentEvent[] {
  return stanzas.flatMap((stanza) => {
    const items = stanza.name === 'message' ? childOf(childOf(stanza, 'event'), 'items') : null;
    return (items?.children ?? []).flatMap((item) => {
      // The update is text, not markup: it arrives escaped.
      const update = parseXml(childOf(item, 'notification')?.text ?? '');
      return update && textOf(update, 'source') === userPath(loginId) ? eventOf(update) : [];
    });
  });
}

function eventOf(update: XmlElement): AgentEvent[] {
  const requestId = textOf(update, 'requestId');
  const data = childOf(update, 'data');
  const errors = childOf(data, 'apiErrors');
  if (errors) return [{ requestId, outcome: { error: errorTypeIn(errors) } }];
  const user = childOf(data, 'user');
  return user ? [{ requestId, outcome: { user: parseUser(user) } }] : [];
}
