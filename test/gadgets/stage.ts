import type axeCore from 'axe-core';
import { surroundingsFollower } from '../../src/gadget/surroundings.js';
import type { FakeDesk } from './fake-desk.js';

/** What a test finds in the frame. */
export interface StageWindow extends Window {
  /** The checker, loaded when it is asked for. */
  loadAxe(): Promise<typeof axeCore>;
  /** Runs a gadget's page here, with a desk of the test's in the place of the SDK. */
  perform(page: Document, desk: FakeDesk): Promise<void>;
}

const window = self as unknown as StageWindow;

window.loadAxe = async () => (await import('../fixtures/axe.js')).axe;

window.perform = async (page, desk) => {
  const connect = (): Promise<FakeDesk> => {
    if (desk.connectError) return Promise.reject(desk.connectError);
    surroundingsFollower(document.documentElement)(desk);
    return Promise.resolve(desk);
  };
  Object.assign(self, { deskpass: { connect } });
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  await Promise.all([...page.querySelectorAll('link')].map(({ href }) => addStyles(href)));
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  for (const { src } of page.querySelectorAll<HTMLScriptElement>('script[type=module]')) await import(src);
};

async function addStyles(href: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const loaded = new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
  });
  document.head.append(link);
  await loaded;
}
