import { expect } from '@open-wc/testing/pure';
import { createSingleFlight } from '../../src/vault/single-flight.js';

const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (reason: unknown) => reason,
  );

/** A task that a test lands by hand. */
function createTask() {
  const runs: { readonly signal: AbortSignal; land(value: string): void; crash(reason: unknown): void }[] = [];
  const flight = createSingleFlight(
    (signal) =>
      new Promise<string>((resolve, reject) => {
        runs.push({ signal, land: resolve, crash: reject });
      }),
  );
  return { runs, flight };
}

describe('a single flight', () => {
  it('runs once for everyone who asks meanwhile', async () => {
    const { runs, flight } = createTask();
    const all = Promise.all([flight.join(), flight.join(), flight.join()]);
    runs[0]!.land('done');
    expect([await all, runs.length]).to.deep.equal([['done', 'done', 'done'], 1]);
  });

  it('runs anew for who asks afterwards', async () => {
    const { runs, flight } = createTask();
    const first = flight.join();
    runs[0]!.land('one');
    await first;
    const second = flight.join();
    runs[1]!.land('two');
    expect(await second).to.equal('two');
  });

  it('fails for everyone, and runs anew after that', async () => {
    const { runs, flight } = createTask();
    const all = Promise.all([reasonOf(flight.join()), reasonOf(flight.join())]);
    runs[0]!.crash('boom');
    expect(await all).to.deep.equal(['boom', 'boom']);
    void reasonOf(flight.join());
    expect(runs.length).to.equal(2);
  });

  it('goes on for the others when one leaves', async () => {
    const { runs, flight } = createTask();
    const controller = new AbortController();
    const leaver = reasonOf(flight.join(controller.signal));
    const stayer = flight.join();
    controller.abort('left');
    runs[0]!.land('done');
    expect([await leaver, await stayer, runs[0]!.signal.aborted]).to.deep.equal(['left', 'done', false]);
  });

  it('lets nobody in whose signal is aborted already', async () => {
    const { flight } = createTask();
    expect(await reasonOf(flight.join(AbortSignal.abort('late')))).to.equal('late');
  });

  it('ends for everyone when it is cancelled, whatever the task still does', async () => {
    const { runs, flight } = createTask();
    const all = Promise.all([reasonOf(flight.join()), reasonOf(flight.join())]);
    flight.cancel('over');
    runs[0]!.land('late');
    expect([await all, runs[0]!.signal.reason]).to.deep.equal([['over', 'over'], 'over']);
  });
});
