import type { DeskGadget } from '../core/desk.js';
import type { RequestRecord } from '../core/request-record.js';
import { hostStrings } from '../ui/host-strings.js';
import { refusalText } from '../ui/refusal-text.js';

/** Something about a gadget's requests that the agent should know; the gadget goes on. */
export interface GadgetNotice {
  readonly tone: 'danger' | 'warning';
  readonly title: string;
  readonly text: string;
  /** For support: what was asked, without query values. */
  readonly detail: string;
}

/** What to say about a request that has ended, or null where it went as it should. */
export function noticeOf(record: RequestRecord, { title, grants }: DeskGadget): GadgetNotice | null {
  const { method, url, rule, outcome, missingScope } = record;
  const [place = ''] = url.split('?', 1);
  const asked = `${method} ${place.replace(/^https?:\/\//, '')}`.trim();
  if (outcome === 'refused') {
    const isReadOnly = !grants.some(({ methods }) => methods.some((each) => each !== 'GET' && each !== 'HEAD'));
    const host = URL.canParse(url) ? new URL(url).host : '';
    return {
      tone: 'danger',
      title: hostStrings.refused,
      text: refusalText({ title, method, host, rule, isReadOnly }),
      detail: asked ? hostStrings.byRule(asked, rule) : hostStrings.rule(rule),
    };
  }
  if (missingScope === '') return null;
  return {
    tone: 'warning',
    title: hostStrings.notPermitted(title),
    text: missingScope.includes(' ')
      ? hostStrings.missingPermissions(missingScope.replaceAll(' ', ', '))
      : hostStrings.missingPermission(missingScope),
    detail: asked,
  };
}

interface Taken {
  readonly record: RequestRecord;
  readonly gadget: DeskGadget;
}

/** What makes two notices the same, in any language. */
const keyOf = ({ record: { method, url, rule, outcome, missingScope } }: Taken): string =>
  [method, url.split('?', 1)[0], rule, outcome, missingScope].join(' ');

/** The notice on one gadget's card: the latest, unless the agent has put the same one away already. */
export class GadgetNotices {
  #current: Taken | null = null;
  readonly #dismissed = new Set<string>();

  /** In the words of the language that is spoken now. */
  get current(): GadgetNotice | null {
    return this.#current && noticeOf(this.#current.record, this.#current.gadget);
  }

  /** Takes a record; returns whether there is something new to show. */
  take(record: RequestRecord, gadget: DeskGadget): boolean {
    const taken = { record, gadget };
    if (!noticeOf(record, gadget) || this.#dismissed.has(keyOf(taken))) return false;
    this.#current = taken;
    return true;
  }

  dismiss(): void {
    if (this.#current) this.#dismissed.add(keyOf(this.#current));
    this.#current = null;
  }

  clear(): void {
    this.#current = null;
    this.#dismissed.clear();
  }
}
