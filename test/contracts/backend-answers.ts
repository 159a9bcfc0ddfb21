import { expect } from '@open-wc/testing/pure';
import type { Outcome } from '../../src/auth/backend.js';
import type { Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { DeskpassError } from '../../src/core/errors.js';
import { expectNoSecret } from '../backends/expect-no-secret.js';
import { beginning, dead, failure, live, rejection } from './backend-calls.js';
import type { AskingSubject, BackendScene } from './backend-subject.js';

/** A challenge without what the agent has to see. */
const shownTo = (challenge: Challenge): unknown => {
  if (challenge.kind === 'enrol-totp') return { ...challenge, uri: '', key: '' };
  return challenge.kind === 'recovery-codes' ? { ...challenge, codes: [] } : challenge;
};

/** The rules of `src/auth/backend.ts` about challenges and answers, for every backend that asks the agent something. */
export function describeAnswers(create: () => AskingSubject, redirects: boolean): BackendScene {
  const scene = {} as BackendScene<AskingSubject>;
  beforeEach(() => {
    scene.subject = create();
    scene.backend = scene.subject.create();
  });

  const begin = async (): Promise<Challenge> => {
    const outcome = await scene.backend.begin({ ...beginning, ...live() });
    if (outcome.done) throw new Error('the conversation was over before it began');
    return outcome.challenge;
  };
  const finish = async (challenge: Challenge, asked: Challenge[] = []): Promise<Credential> => {
    asked.push(challenge);
    const outcome = await scene.backend.answer(await scene.subject.answer(challenge), live());
    return outcome.done ? outcome.credential : finish(outcome.challenge, asked);
  };
  /** Answers wrongly. Resolves with why it was not taken, and with what can be answered then. */
  const fumble = async (challenge: Challenge) => {
    const thrown: unknown[] = [];
    const refused = (reason: unknown): null => (thrown.push(reason), null);
    const outcome: Outcome | null = await scene.backend
      .answer(await scene.subject.wrongAnswer(challenge), live())
      .catch(refused);
    if (outcome === null) {
      expect(thrown[0]).to.be.instanceOf(DeskpassError);
      return { why: thrown[0], next: challenge };
    }
    const next = outcome.done ? null : outcome.challenge;
    const isSaid = next !== null && (next.kind === 'notice' || ('problem' in next && next.problem !== null));
    if (!isSaid) throw new Error('a wrong answer was taken, or nothing says why it was not');
    return { why: next, next };
  };
  scene.signIn = async () => finish(await begin());

  if (redirects) {
    // A form can be shown without asking the system; a redirect cannot be trusted without.
    it('1. begins nothing where the system cannot be reached', async () => {
      scene.subject.connect(false);
      await failure(scene.backend.begin({ ...beginning, ...live() }));
    });
  }

  it('1. rejects an answer with a DeskpassError where the system cannot be reached', async () => {
    const challenge = await begin();
    const answer = await scene.subject.answer(challenge);
    scene.subject.connect(false);
    await failure(scene.backend.answer(answer, live()));
  });

  it('1. rejects with an AbortError once its signal is aborted', async () => {
    const challenge = await begin();
    const answer = await scene.subject.answer(challenge);
    expect(await rejection(scene.backend.answer(answer, dead))).to.have.property('name', 'AbortError');
    expect(await rejection(scene.backend.begin({ ...beginning, ...dead }))).to.have.property('name', 'AbortError');
    expect(await rejection(scene.backend.detect(dead))).to.have.property('name', 'AbortError');
  });

  it('2. shows no credential and no answer in a challenge or a session', async () => {
    const asked: Challenge[] = [];
    const { session } = await finish(await begin(), asked);
    expectNoSecret([...asked.map(shownTo), session], scene.subject.secrets());
  });

  it('2. shows no credential and no answer where one is not taken', async () => {
    const { why, next } = await fumble(await begin());
    const answer = await scene.subject.answer(next);
    scene.subject.connect(false);
    const lost = await failure(scene.backend.answer(answer, live()));
    expectNoSecret([why, lost], scene.subject.secrets());
  });

  it('3. changes nothing by detecting while it waits', async () => {
    const challenge = await begin();
    const before = scene.subject.snapshot();
    await scene.backend.detect(live());
    expect(scene.subject.snapshot()).to.equal(before);
    expect((await finish(challenge)).session.identity.subject).not.to.be.empty;
  });

  it('4. starts afresh: what an earlier conversation left is void', async () => {
    const first = await begin();
    const late = await scene.subject.answer(first);
    const second = await begin();
    if (redirects) await failure(scene.backend.answer(late, live()));
    expect((await finish(second)).session.identity.subject).not.to.be.empty;
  });

  it('5. takes the right answer after a wrong one', async () => {
    const { next } = await fumble(await begin());
    expect((await finish(next)).session.identity.subject).not.to.be.empty;
  });

  it('5. begins again after a wrong answer', async () => {
    await fumble(await begin());
    expect((await scene.signIn()).session.identity.subject).not.to.be.empty;
  });

  if (redirects) {
    it('6. takes the answer of a redirect in a new vault, once', async () => {
      const challenge = await begin();
      const answer = await scene.subject.answer(challenge);
      scene.backend = scene.subject.create();
      expect((await scene.backend.answer(answer, live())).done).to.be.true;
      expect((await failure(scene.backend.answer(answer, live()))).code).to.equal('sign-in-expired');
      scene.backend = scene.subject.create();
      expect((await failure(scene.backend.answer(answer, live()))).code).to.equal('sign-in-expired');
    });
  } else {
    it('5. takes every answer again that did not get through', async () => {
      const lost = new Set<unknown>();
      for (let challenge: Challenge | null = await begin(); challenge;) {
        const answer = await scene.subject.answer(challenge);
        scene.subject.connect(false);
        const outcome: Outcome = await scene.backend.answer(answer, live()).catch((why: unknown) => {
          lost.add((why as DeskpassError).code);
          scene.subject.connect(true);
          return scene.backend.answer(answer, live());
        });
        scene.subject.connect(true);
        challenge = outcome.done ? null : outcome.challenge;
      }
      expect([...lost]).to.deep.equal(['provider-unreachable']);
    });
  }

  if (redirects) {
    it('9. takes no answer of a redirect that was given up', async () => {
      const controller = new AbortController();
      const outcome = await scene.backend.begin({ ...beginning, signal: controller.signal });
      if (outcome.done) throw new Error('the conversation was over before it began');
      const answer = await scene.subject.answer(outcome.challenge);
      controller.abort();
      expect((await failure(scene.backend.answer(answer, live()))).code).to.equal('sign-in-expired');
    });
  }

  return scene;
}
