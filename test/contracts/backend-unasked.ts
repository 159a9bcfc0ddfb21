import { expect } from '@open-wc/testing/pure';
import type { Credential } from '../../src/auth/credential.js';
import { expectNoSecret } from '../backends/expect-no-secret.js';
import { beginning, dead, failure, live, rejection } from './backend-calls.js';
import type { BackendScene, UnaskedSubject } from './backend-subject.js';

/** The rules of `src/auth/backend.ts` about a beginning that is the end too, for every backend that asks nothing. */
export function describeUnasked(create: () => UnaskedSubject): BackendScene {
  const scene = {} as BackendScene<UnaskedSubject>;
  beforeEach(() => {
    scene.subject = create();
    scene.backend = scene.subject.create();
  });

  const begin = async (silent = false): Promise<Credential> => {
    const outcome = await scene.backend.begin({ ...beginning, silent, ...live() });
    if (!outcome.done) throw new Error(`the agent is asked something: ${outcome.challenge.kind}`);
    expect(outcome.returnTo).to.equal(beginning.returnTo);
    return outcome.credential;
  };
  scene.signIn = () => begin();

  it('1. rejects with an AbortError once its signal is aborted', async () => {
    expect(await rejection(scene.backend.begin({ ...beginning, ...dead }))).to.have.property('name', 'AbortError');
    expect(await rejection(scene.backend.detect(dead))).to.have.property('name', 'AbortError');
  });

  it('1. refuses an answer that it never asked for, and shows nothing of it', async () => {
    const answer = {
      kind: 'password',
      identifier: 'sjefferson',
      password: 'correct-horse-battery',
      extension: '',
    } as const;
    const why = await failure(scene.backend.answer(answer, live()));
    expectNoSecret([why], [answer.password]);
  });

  it('2. shows no credential in a session, nor where the agent is not let in', async () => {
    const { session } = await begin();
    scene.subject.connect(false);
    const lost = await failure(begin());
    scene.subject.connect(true);
    scene.subject.know(false);
    expectNoSecret([session, lost, await rejection(begin())], scene.subject.secrets());
  });

  it('3. changes nothing by detecting', async () => {
    const before = scene.subject.snapshot();
    await scene.backend.detect(live());
    expect(scene.subject.snapshot()).to.equal(before);
    expect((await begin()).session.identity.subject).not.to.be.empty;
  });

  it('4. starts afresh with the same agent', async () => {
    const first = await begin();
    expect((await begin()).session.identity).to.deep.equal(first.session.identity);
  });

  it('5. begins again what did not get through', async () => {
    scene.subject.connect(false);
    expect((await failure(begin())).code).to.equal('provider-unreachable');
    scene.subject.connect(true);
    expect((await begin()).session.identity.subject).not.to.be.empty;
  });

  it('5. lets in nobody whom the system does not know, and the agent afterwards', async () => {
    scene.subject.know(false);
    expect((await failure(begin())).code).to.equal('provider-refused');
    expect((await failure(begin(true))).code).to.equal('login-required');
    scene.subject.know(true);
    expect((await begin()).session.identity.subject).not.to.be.empty;
  });

  return scene;
}
