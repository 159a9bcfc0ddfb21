import { expect } from '@open-wc/testing';
import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { DeskpassError } from '../../src/core/errors.js';
import { expectNoSecret } from '../backends/expect-no-secret.js';

/** One system with one agent, and a backend for it. */
export interface BackendSubject {
  /** A backend with nothing in memory and the same store as those before: a new vault. */
  create(): Backend;
  /** What the agent does right when shown this. */
  answer(challenge: Challenge): Answer | Promise<Answer>;
  /** What the agent does wrong when shown this. */
  wrongAnswer(challenge: Challenge): Answer | Promise<Answer>;
  /** Cuts the system off, or brings it back. */
  connect(connected: boolean): void;
  /** The system ends all its sessions. */
  endSessions(): void;
  /** Everything that must not be seen outside a vault, as far as it exists by now. */
  secrets(): Iterable<string>;
  /** Absolute URLs to which a secret was sent so far. */
  trustedWith(): readonly string[];
  /** Something that differs when the system or the store has changed. */
  snapshot(): string;
}

export interface BackendTraits {
  /** Whether a conversation leaves the page: its answer must work in a new vault then. */
  readonly redirects: boolean;
  /** Whether a credential can be renewed without the agent. */
  readonly renews: boolean;
  readonly create: () => BackendSubject;
}

const PAGE = 'https://desk.example/agent';
const live = (): { readonly signal: AbortSignal } => ({ signal: new AbortController().signal });
const dead = { signal: AbortSignal.abort() };
const beginning = { display: null, silent: false, returnTo: PAGE };

const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => 'nothing was refused').catch((reason: unknown) => reason);

const failure = async (work: Promise<unknown>): Promise<DeskpassError> => {
  const thrown = await rejection(work);
  expect(thrown).to.be.instanceOf(DeskpassError);
  return thrown as DeskpassError;
};

/** A challenge without what the agent has to see. */
const shownTo = (challenge: Challenge): unknown => {
  if (challenge.kind === 'enrol-totp') return { ...challenge, uri: '', key: '' };
  return challenge.kind === 'recovery-codes' ? { ...challenge, codes: [] } : challenge;
};

/** What differs after a renewal. A cookie is the browser's affair: what is renewed is what the vault knows of it. */
const proofOf = (credential: Credential): unknown => credential.value || credential;

/** The rules of `src/auth/backend.ts`, by their numbers, for every backend. */
export function describeBackend(name: string, { redirects, renews, create }: BackendTraits): void {
  describe(`backend contract: ${name}`, () => {
    let subject: BackendSubject;
    let backend: Backend;

    const begin = async (): Promise<Challenge> => {
      const outcome = await backend.begin({ ...beginning, ...live() });
      if (outcome.done) throw new Error('the conversation was over before it began');
      return outcome.challenge;
    };
    const finish = async (challenge: Challenge, asked: Challenge[] = []): Promise<Credential> => {
      asked.push(challenge);
      const outcome = await backend.answer(await subject.answer(challenge), live());
      return outcome.done ? outcome.credential : finish(outcome.challenge, asked);
    };
    /** Answers wrongly. Resolves with why it was not taken, and with what can be answered then. */
    const fumble = async (challenge: Challenge) => {
      const thrown: unknown[] = [];
      const refused = (reason: unknown): null => (thrown.push(reason), null);
      const outcome: Outcome | null = await backend.answer(await subject.wrongAnswer(challenge), live()).catch(refused);
      if (outcome === null) {
        expect(thrown[0]).to.be.instanceOf(DeskpassError);
        return { why: thrown[0], next: challenge };
      }
      const next = outcome.done ? null : outcome.challenge;
      const isSaid = next !== null && (next.kind === 'notice' || ('problem' in next && next.problem !== null));
      if (!isSaid) throw new Error('a wrong answer was taken, or nothing says why it was not');
      return { why: next, next };
    };
    const signIn = async (): Promise<Credential> => finish(await begin());

    beforeEach(() => {
      subject = create();
      backend = subject.create();
    });

    it('1. rejects with a DeskpassError where the system cannot be reached', async () => {
      subject.connect(false);
      await failure(backend.detect(live()));
      // A form can be shown without asking the system; a redirect cannot be trusted without.
      if (redirects) await failure(backend.begin({ ...beginning, ...live() }));
    });

    it('1. rejects an answer with a DeskpassError where the system cannot be reached', async () => {
      const challenge = await begin();
      const answer = await subject.answer(challenge);
      subject.connect(false);
      await failure(backend.answer(answer, live()));
    });

    it('1. rejects with an AbortError once its signal is aborted', async () => {
      const challenge = await begin();
      const answer = await subject.answer(challenge);
      expect(await rejection(backend.answer(answer, dead))).to.have.property('name', 'AbortError');
      expect(await rejection(backend.begin({ ...beginning, ...dead }))).to.have.property('name', 'AbortError');
      expect(await rejection(backend.detect(dead))).to.have.property('name', 'AbortError');
    });

    it('2. shows no credential and no answer in a challenge or a session', async () => {
      const asked: Challenge[] = [];
      const { session } = await finish(await begin(), asked);
      expectNoSecret([...asked.map(shownTo), session], subject.secrets());
    });

    it('2. shows no credential and no answer where one is not taken', async () => {
      const { why, next } = await fumble(await begin());
      const answer = await subject.answer(next);
      subject.connect(false);
      const lost = await failure(backend.answer(answer, live()));
      expectNoSecret([why, lost], subject.secrets());
    });

    it('3. changes nothing by detecting', async () => {
      const challenge = await begin();
      const before = subject.snapshot();
      await backend.detect(live());
      expect(subject.snapshot()).to.equal(before);
      expect((await finish(challenge)).session.identity.subject).not.to.be.empty;
    });

    it('4. starts afresh: what an earlier conversation left is void', async () => {
      const first = await begin();
      const late = await subject.answer(first);
      const second = await begin();
      if (redirects) await failure(backend.answer(late, live()));
      expect((await finish(second)).session.identity.subject).not.to.be.empty;
    });

    it('5. takes the right answer after a wrong one', async () => {
      const { next } = await fumble(await begin());
      expect((await finish(next)).session.identity.subject).not.to.be.empty;
    });

    it('5. begins again after a wrong answer', async () => {
      await fumble(await begin());
      expect((await signIn()).session.identity.subject).not.to.be.empty;
    });

    if (redirects) {
      it('6. takes the answer of a redirect in a new vault, once', async () => {
        const challenge = await begin();
        const answer = await subject.answer(challenge);
        backend = subject.create();
        expect((await backend.answer(answer, live())).done).to.be.true;
        expect((await failure(backend.answer(answer, live()))).code).to.equal('sign-in-expired');
        backend = subject.create();
        expect((await failure(backend.answer(answer, live()))).code).to.equal('sign-in-expired');
      });
    } else {
      it('5. takes every answer again that did not get through', async () => {
        const lost = new Set<unknown>();
        for (let challenge: Challenge | null = await begin(); challenge;) {
          const answer = await subject.answer(challenge);
          subject.connect(false);
          const outcome: Outcome = await backend.answer(answer, live()).catch((why: unknown) => {
            lost.add((why as DeskpassError).code);
            subject.connect(true);
            return backend.answer(answer, live());
          });
          subject.connect(true);
          challenge = outcome.done ? null : outcome.challenge;
        }
        expect([...lost]).to.deep.equal(['provider-unreachable']);
      });
    }

    it('7. says session-ended when the system refuses for good', async () => {
      const credential = await signIn();
      subject.endSessions();
      expect((await failure(backend.renew(credential, live()))).code).to.equal('session-ended');
    });

    it(`7. ${renews ? 'renews' : 'does not say that it renews'}`, async () => {
      const credential = await signIn();
      expect(credential.session.renewable).to.equal(renews);
      const renewed = renews ? await backend.renew(credential, live()) : credential;
      expect(proofOf(renewed) === proofOf(credential)).to.equal(!renews);
      expect(renewed.session.identity).to.deep.equal(credential.session.identity);
    });

    if (renews) {
      it('7. says anything but session-ended when trying again later helps', async () => {
        const credential = await signIn();
        subject.connect(false);
        expect((await failure(backend.renew(credential, live()))).code).not.to.equal('session-ended');
        subject.connect(true);
        expect(proofOf(await backend.renew(credential, live()))).not.to.equal(proofOf(credential));
      });
    }

    it('8. ends without a word where the system cannot be reached', async () => {
      const credential = await signIn();
      subject.connect(false);
      const address = await backend.end(credential, live());
      expect(address === null || URL.canParse(address)).to.be.true;
      expectNoSecret(address, subject.secrets());
    });

    it('8. ends without a word when nobody waits', async () => {
      const address = await backend.end(await signIn(), dead);
      expect(address === null || URL.canParse(address)).to.be.true;
    });

    if (redirects) {
      it('9. takes no answer of a redirect that was given up', async () => {
        const controller = new AbortController();
        const outcome = await backend.begin({ ...beginning, signal: controller.signal });
        if (outcome.done) throw new Error('the conversation was over before it began');
        const answer = await subject.answer(outcome.challenge);
        controller.abort();
        expect((await failure(backend.answer(answer, live()))).code).to.equal('sign-in-expired');
      });
    }

    it('10. names an address to protect from the start', () => {
      expect(backend.protectedUrls()).not.to.be.empty;
    });

    it('10. protects every address that a secret was sent to', async () => {
      await backend.end(await signIn(), live());
      const guarded = backend.protectedUrls();
      expect(subject.trustedWith()).not.to.be.empty;
      for (const url of subject.trustedWith()) {
        expect(
          guarded.some((prefix) => url === prefix || url.startsWith(`${prefix}/`)),
          url,
        ).to.be.true;
      }
    });
  });
}
