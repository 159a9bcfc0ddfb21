import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskGadget } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';
import type { PublicSession } from '../core/identity.js';
import { FailureEvent, RequestEvent } from '../session/session-events.js';
import type { Session } from '../session/session.js';
import type { GadgetSurroundings } from '../wire/gadget-contract.js';
import type { GadgetLoader } from './gadget-loader.js';
import { GadgetNotices } from './gadget-notice.js';
import { GadgetRun } from './gadget-run.js';
import type { GadgetState } from './gadget-state.js';
import { grantedIdentity } from './granted-identity.js';
import type { HostClock } from './host-clock.js';
import type { Surroundings } from './surroundings.js';

/** What the card gives. */
export interface GadgetRunHost extends ReactiveControllerHost {
  readonly gadget: DeskGadget | null;
  readonly session: Session | null;
  readonly context: GadgetSurroundings['context'];
  readonly loader: GadgetLoader;
  readonly clock: HostClock;
  readonly surroundings: Surroundings;
  /** Where the gadget goes. */
  readonly place: HTMLElement;
}

/** Whom and what a run is for: another agent, session or gadget is another run. */
interface Purpose {
  readonly session: Session;
  readonly gadget: DeskGadget;
  readonly subject: string;
}

/** Runs a card's gadget for as long as an agent is signed in, and for that agent only. */
export class GadgetRunController implements ReactiveController {
  readonly #host: GadgetRunHost;
  readonly #notices = new GadgetNotices();
  #state: GadgetState | null = null;
  #run: GadgetRun | null = null;
  #purpose: Purpose | null = null;
  #isAttached = false;
  #heard: Session | null = null;
  #listening = new AbortController();

  constructor(host: GadgetRunHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Null while nobody is signed in. */
  get state(): GadgetState | null {
    return this.#state;
  }

  get notices(): Pick<GadgetNotices, 'current'> {
    return this.#notices;
  }

  tell: GadgetRun['tell'] = (event, news) => {
    this.#run?.tell(event, news);
  };

  restart(): void {
    this.#notices.clear();
    this.#run?.restart();
  }

  dismiss(): void {
    this.#notices.dismiss();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#listen(this.#host.session);
    this.#follow();
  }

  hostDisconnected(): void {
    this.#listen(null);
    this.#stop();
  }

  #listen(session: Session | null): void {
    if (session === this.#heard) return;
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#heard = session;
    session?.addEventListener('deskpass-state', this.#follow, { signal });
    session?.addEventListener('deskpass-request', this.#note, { signal });
  }

  /** Called at once when the state changes, not with the next drawing: nothing of an agent outlives the session. */
  readonly #follow = (): void => {
    const { session, gadget } = this.#host;
    const signedIn = session && signedInTo(session);
    const purpose = signedIn && gadget ? { session, gadget, subject: signedIn.identity.subject } : null;
    const last = this.#purpose;
    const isSame =
      purpose?.session === last?.session && purpose?.gadget === last?.gadget && purpose?.subject === last?.subject;
    if (isSame) return;
    this.#stop();
    this.#purpose = purpose;
    if (purpose) this.#start(purpose);
  };

  #start({ session, gadget, subject }: Purpose): void {
    const { loader, clock, place } = this.#host;
    /** What the session has told the page of already. */
    let told: DeskpassError | null = null;
    const run = (): GadgetRun =>
      new GadgetRun({
        gadget,
        loader,
        clock,
        container: place,
        attach: async (port) => {
          this.#isAttached = true;
          told = await session.attach(gadget.id, port);
          return told;
        },
        facts: () => {
          const { context, surroundings } = this.#host;
          const signedIn = signedInTo(session);
          const isAgent = signedIn?.identity.subject === subject;
          const known = isAgent ? grantedIdentity(gadget, signedIn) : { identity: null, claims: {} };
          return { gadget: gadget.id, context, ...surroundings, ...known };
        },
        onState: (state) => {
          if (state.status !== 'working') this.#detach(session, gadget);
          this.#show(state);
          if ('error' in state && state.error !== told) report(session, gadget, state.error);
        },
      });
    this.#run = run();
  }

  #stop(): void {
    this.#run?.dispose();
    this.#run = null;
    if (this.#purpose) this.#detach(this.#purpose.session, this.#purpose.gadget);
    this.#purpose = null;
    this.#notices.clear();
    this.#show(null);
  }

  #detach(session: Session, { id }: DeskGadget): void {
    if (!this.#isAttached) return;
    this.#isAttached = false;
    // Without a vault there is nobody to ask, and no port is left.
    const { status } = session.state;
    if (status !== 'failed' && status !== 'starting') void session.detach(id);
  }

  #show(state: GadgetState | null): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #note = (event: Event): void => {
    const { gadget } = this.#host;
    if (!(event instanceof RequestEvent) || !gadget || event.record.gadget !== gadget.id) return;
    if (this.#notices.take(event.record, gadget)) this.#host.requestUpdate();
  };
}

/** Tells the page, which may have many gadgets, what has become of this one. */
function report(
  session: Session,
  { id }: DeskGadget,
  { code, message, suggestion, facts, cause }: DeskpassError,
): void {
  const error = new DeskpassError(code, message, { suggestion, facts: { ...facts, gadget: id }, cause });
  session.dispatchEvent(new FailureEvent(error));
}

const signedInTo = ({ state }: Session): PublicSession | null => (state.status === 'signed-in' ? state.session : null);
