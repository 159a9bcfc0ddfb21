import { expect } from '@open-wc/testing/pure';
import type { DeskpassBoard } from '../../src/host/deskpass-board.js';
import type { Desk } from '../../src/core/desk.js';
import type { SessionState } from '../../src/session/session-state.js';
import { expectAccessible, overflowing, runsAxe } from '../fixtures/accessibility.js';
import type { FakeSession } from '../fixtures/fake-session.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { boardOf, buttonOf, deskWith, mountDesk, signedIn, textOf } from './mount-desk.js';

describe('the board of a signed-in agent', () => {
  const mount = async (
    state: SessionState = signedIn(),
    desk?: Desk,
  ): Promise<{ board: DeskpassBoard; session: FakeSession }> => {
    const { element, session } = await mountDesk(state, desk);
    return { board: await boardOf(element), session };
  };

  const expiring = (changes = {}): SessionState => signedIn({ expiresAt: Date.now() + 45_500, ...changes }, true);

  describe('the bar', () => {
    it('names the desk, the agent, their role and how they signed in', async () => {
      const { board } = await mount();
      expect([textOf(board, '.brand'), textOf(board, '.who')]).to.deep.equal([
        'Northwind Service',
        'Sarah Jefferson Agent · Northwind SSO',
      ]);
    });

    it('has the level of the page’s outline', async () => {
      const { board } = await mount();
      board.headingLevel = 4;
      await board.updateComplete;
      const { shadowRoot } = board;
      expect(shadowRoot?.querySelector('[role=heading]')?.ariaLevel).to.equal('4');
      expect(shadowRoot?.querySelector('deskpass-gadget')?.headingLevel).to.equal(5);
    });

    it('does without a role that the provider does not name', async () => {
      const { board } = await mount(signedIn({ claims: { roles: [7] } }));
      expect(textOf(board, '.who')).to.equal('Sarah Jefferson Northwind SSO');
    });

    it('says in general words how the agent signed in where the desk file has changed', async () => {
      const { board } = await mount(signedIn({ method: 'gone', claims: {} }));
      expect(textOf(board, '.who')).to.equal('Sarah Jefferson SSO');
    });
  });

  describe('the gadgets', () => {
    const columnsOf = ({ shadowRoot }: DeskpassBoard): string[][] =>
      [...(shadowRoot?.querySelectorAll('.column') ?? [])].map((column) =>
        [...column.querySelectorAll('deskpass-gadget')].map(({ gadget }) => gadget?.id ?? ''),
      );
    const three = deskWith({ id: 'a', column: 2 }, { id: 'b' }, { id: 'c', column: 4 }, { id: 'd', column: 2 });

    it('stand in the columns of the desk file, in its order', async () => {
      const { board } = await mount(signedIn(), three);
      expect(columnsOf(board)).to.deep.equal([['b'], ['a', 'd'], ['c']]);
    });

    for (const [width, rows] of [
      ['1200px', 1],
      ['700px', 2],
      ['320px', 3],
    ] as const) {
      it(`take ${rows} rows of columns on a desk of ${width}`, async () => {
        const { board } = await mount(signedIn(), three);
        board.style.inlineSize = width;
        const columns = [...(board.shadowRoot?.querySelectorAll('.column') ?? [])];
        const tops = new Set(columns.map((column) => Math.round(column.getBoundingClientRect().top)));
        expect(tops.size).to.equal(rows);
      });
    }

    it('go on while the board is drawn again', async () => {
      const { board, session } = await mount();
      const frame = () => board.shadowRoot?.querySelector('deskpass-gadget')?.place.firstElementChild;
      await waitUntil(frame, 'the gadget is there');
      const before = frame();
      session.become(signedIn({}, true));
      await board.updateComplete;
      expect(frame()).to.equal(before);
    });

    it('are replaced by a sentence where there are none', async () => {
      const { board } = await mount(signedIn(), deskWith());
      expect(textOf(board, '.empty')).to.contain('Your desk is empty');
    });
  });

  describe('a session that is about to end', () => {
    const noticeOf = (board: DeskpassBoard): string => textOf(board, '.expiry');

    it('is shown with the time that is left', async () => {
      const { board } = await mount(expiring());
      expect(noticeOf(board)).to.match(/^Your session ends in 0:[0-4]\d\. Stay signed in to keep working\./);
    });

    it('is read out in round figures only', async () => {
      const { board } = await mount(expiring());
      expect(textOf(board, '[role=status]')).to.equal('Your session ends in one minute.');
    });

    it('is extended by "Stay signed in"', async () => {
      const { board, session } = await mount(expiring());
      buttonOf(board, 'Stay signed in').click();
      expect(session.callsOf('renew')).to.have.length(1);
    });

    it('is not extended twice at once', async () => {
      const { board, session } = await mount(expiring());
      session.renew = () => {
        session.calls.push({ name: 'renew', args: [] });
        return new Promise(() => undefined);
      };
      buttonOf(board, 'Stay signed in').click();
      await board.updateComplete;
      buttonOf(board, 'Extending your session…').click();
      expect(session.callsOf('renew')).to.have.length(1);
    });

    it('says so where extending it did not help', async () => {
      const { board } = await mount(expiring());
      buttonOf(board, 'Stay signed in').click();
      await waitUntil(() => noticeOf(board).includes('could not be extended'), 'it is said');
    });

    it('offers no button that cannot help', async () => {
      const { board } = await mount(expiring({ renewable: false }));
      expect(noticeOf(board)).to.contain('It cannot be extended.').and.not.to.contain('Stay signed in');
    });

    it('is forgotten once it has been extended', async () => {
      const { board, session } = await mount(expiring());
      session.become(signedIn());
      await waitUntil(() => noticeOf(board) === '', 'the notice is gone');
    });
  });

  describe('somebody else at the desk', () => {
    const miguel = { subject: 'b2', name: 'Miguel García', username: 'mgarcia' };
    const changed = async (identity = miguel) => {
      const scene = await mount();
      scene.session.become(signedIn({ identity }));
      await scene.board.updateComplete;
      return scene;
    };
    const noticeOf = (board: DeskpassBoard): string => textOf(board, '.identity-notice');

    it('is named in the bar, in a notice and to a screen reader', async () => {
      const { board } = await changed();
      const title = 'You are working as Miguel García now.';
      // Not every engine has what isolates the name in the visible text.
      const plain = (selector: string) => textOf(board, selector).replace(/[\u2068\u2069]/g, '');
      expect(textOf(board, '.who')).to.contain('Miguel García');
      expect(plain('.identity-notice')).to.contain(title).and.to.contain('The gadgets have started anew.');
      expect(plain('[role=status]')).to.equal(title);
    });

    it('is said to have no name where that is so', async () => {
      const { board } = await changed({ subject: 'anonymous', name: '', username: '' });
      expect(noticeOf(board)).to.contain('You are working without a name now.');
    });

    it('is read once, and then dismissed', async () => {
      const { board } = await changed();
      buttonOf(board, 'Dismiss').click();
      await waitUntil(() => noticeOf(board) === '', 'the notice is gone');
      expect(textOf(board, '[role=status]')).to.equal('');
    });

    it('is still read after a renewal', async () => {
      const { board, session } = await changed();
      session.become(signedIn({ identity: { ...miguel } }));
      await board.updateComplete;
      expect(noticeOf(board)).to.contain('Miguel García');
    });

    it('is nobody where the same agent goes on', async () => {
      const { board, session } = await mount();
      session.become(signedIn({ expiresAt: Date.now() + 900_000 }));
      await board.updateComplete;
      expect(noticeOf(board)).to.equal('');
    });

    it('has gadgets of their own', async () => {
      const { board, session } = await mount();
      const frame = () => board.shadowRoot?.querySelector('deskpass-gadget')?.place.firstElementChild;
      await waitUntil(frame, 'the gadget is there');
      const before = frame();
      session.become(signedIn({ identity: miguel }));
      await waitUntil(() => frame() && frame() !== before, 'another frame is there');
    });
  });

  describe('in every state', () => {
    const { documentElement: root } = document;
    afterEach(() => {
      root.removeAttribute('style');
      root.removeAttribute('dir');
    });

    const states: Readonly<Record<string, () => ReturnType<typeof mount>>> = {
      'with gadgets': () => mount(signedIn(), deskWith({ id: 'a' }, { id: 'b', title: 'Billing', column: 2 })),
      empty: () => mount(signedIn(), deskWith()),
      expiring: () => mount(expiring()),
      'expiring for good': () => mount(expiring({ renewable: false })),
      'whose session is being extended': async () => {
        const scene = await mount(expiring());
        scene.session.renew = () => new Promise(() => undefined);
        buttonOf(scene.board, 'Stay signed in').click();
        await scene.board.updateComplete;
        buttonOf(scene.board, 'Extending your session…');
        return scene;
      },
      'whose session could not be extended': async () => {
        const scene = await mount(expiring());
        buttonOf(scene.board, 'Stay signed in').click();
        await waitUntil(() => textOf(scene.board, '.expiry').includes('could not be extended'), 'it is said');
        return scene;
      },
      'of somebody else': async () => {
        const scene = await mount();
        scene.session.become(signedIn({ identity: { subject: 'b2', name: 'Miguel García', username: 'mgarcia' } }));
        await scene.board.updateComplete;
        return scene;
      },
    };
    const pages = {
      'a light page': ['light', '#fff', '#111', 'ltr', ''],
      'a dark page': ['dark', '#0d1116', '#eee', 'ltr', ''],
      'a narrow right-to-left page': ['light', '#fff', '#111', 'rtl', '240px'],
    } as const;

    for (const [page, [colorScheme, background, color, direction, width]] of Object.entries(pages)) {
      for (const [name, enter] of Object.entries(states)) {
        it(`is accessible and fits on ${page}: ${name}`, async () => {
          Object.assign(root.style, { colorScheme, background, color });
          root.dir = direction;
          const { board } = await enter();
          board.style.inlineSize = width;
          if (runsAxe) await expectAccessible();
          expect(overflowing(board)).to.deep.equal([]);
        });
      }
    }
  });
});
