import { DeskpassError } from '../core/errors.js';
import type { Grant } from '../core/grant.js';
import type { RequestRecord } from '../core/request-record.js';
import { createChannel, type Channel } from '../wire/channel.js';
import type { NetworkCalls, NetworkEvents, WireRequest, WireResponse } from '../wire/gadget-contract.js';
import type { CallContext } from '../wire/contract.js';
import { deliver } from './answer-delivery.js';
import type { AuthorisedFetch } from './authorised-fetch.js';
import type { Clock } from './clock.js';
import { decide, type Bounds } from './policy.js';
import { setRequestDeadline } from './request-deadline.js';
import { createDraft, type RecordDraft } from './record-draft.js';
import { createSlots } from './slots.js';
import { parseWireRequest } from './wire-request.js';

/** Requests of one gadget that may be on their way at once, and those that may wait for that. */
const IN_FLIGHT = 16;
const IN_LINE = 240;
/** Milliseconds from leaving the line to the answer's headers, renewal and replay included; and again to a small body's end. */
const TIMEOUT_MS = 30_000;

export interface GadgetPortOptions {
  /** Who speaks on the port; nothing a message says changes it. */
  readonly gadget: string;
  readonly grants: readonly Grant[];
  readonly port: MessagePort;
  readonly bounds: () => Promise<Bounds>;
  readonly send: AuthorisedFetch;
  /** The session that is current when a request comes in. */
  readonly era: () => AbortSignal;
  readonly clock: Clock;
  /** Called exactly once for each request. */
  readonly onRecord: (record: RequestRecord) => void;
  /** The other side has left. */
  readonly onClose: () => void;
}

/** Serves one gadget's network port until it is closed. Closing aborts whatever is on its way. */
export function openGadgetPort(options: GadgetPortOptions): Pick<Channel<object, NetworkEvents>, 'close'> {
  const { gadget, grants, port, bounds, send, era, clock, onRecord, onClose } = options;
  const slots = createSlots(IN_FLIGHT, IN_LINE);
  const closing = new AbortController();

  const serve = async (raw: WireRequest, context: CallContext, draft: RecordDraft): Promise<WireResponse> => {
    // The session of this moment: a later agent's session never answers this request.
    const session = era();
    const attached = (): AbortSignal => AbortSignal.any([context.signal, closing.signal, session]);
    try {
      const asked = parseWireRequest(raw);
      draft.ask(asked);
      const decision = decide(grants, asked, await bounds());
      draft.decided(decision);
      if (!decision.allow) {
        throw new DeskpassError('request-refused', decision.message, { facts: { rule: decision.rule } });
      }
      const { url, headers, grant } = decision;
      const release = slots.takeFree() ?? (await slots.take(attached()));
      const deadline = setRequestDeadline(clock, TIMEOUT_MS, `${asked.method} ${url.host} took more than 30 s`);
      const signal = AbortSignal.any([context.signal, session, deadline.signal]);
      try {
        const { method, body } = asked;
        const sent = await send({ url, method, headers, body, authorization: grant.authorization }, signal);
        signal.throwIfAborted();
        draft.answered(sent);
        if (draft.missingScope) channel.emit('missing-scope', { url: draft.url, scope: draft.missingScope });
        deadline.restart();
        return await deliver(sent, { url: url.href, context, signal, attached, draft, release });
      } catch (thrown) {
        release();
        throw signal.aborted ? signal.reason : thrown;
      } finally {
        deadline.clear();
      }
    } catch (thrown) {
      draft.failed(thrown);
      throw thrown;
    }
  };

  const channel = createChannel<object, NetworkEvents, NetworkCalls, object>(port, {
    handlers: {
      fetch(raw, context) {
        const draft = createDraft(gadget, clock);
        const answer = serve(raw, context, draft);
        const record = (): void => {
          onRecord(draft.finish());
        };
        // The channel hears of the answer right after this: the gadget has it on its way before the page has the record.
        answer.then(() => {
          queueMicrotask(record);
        }, record);
        return answer;
      },
    },
    maxCalls: 2 * (IN_FLIGHT + IN_LINE),
    onClose: (reason) => {
      closing.abort(reason);
      onClose();
    },
  });
  return channel;
}
