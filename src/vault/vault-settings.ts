import type { VaultSettings } from '../auth/vault-contract.js';
import type { SignInDetection, SignInMethod } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';
import type { Grants } from '../core/grant.js';

/** The vault's settings, as far as they have been checked: grants are checked when their gadget is attached. */
export interface CheckedSettings {
  readonly pageUrl: string;
  readonly deskOrigin: string;
  readonly development: boolean;
  readonly signIn: readonly SignInMethod[];
  readonly detection: SignInDetection;
  readonly grants: Grants;
}

const invalid = (what: string): DeskpassError =>
  new DeskpassError('desk-file-invalid', `The desk file cannot be used: ${what}`);

const ID = /^[A-Za-z0-9_-]{1,64}$/;

const areIds = (ids: readonly string[]): boolean => new Set(ids).size === ids.length && ids.every((id) => ID.test(id));

/** Checks what the page configures and keeps a copy that the page cannot change. Throws `desk-file-invalid`. */
export function checkSettings(settings: VaultSettings): CheckedSettings {
  const { pageUrl, development, signIn, detection, gadgets } = structuredClone(settings);
  if (!URL.canParse(pageUrl)) throw invalid('the page has no address');
  if (!areIds(gadgets.map(({ id }) => id))) throw invalid('a gadget has no id of its own');
  if (!areIds(signIn.map(({ id }) => id))) throw invalid('a way to sign in has no id of its own');
  const { origin, pathname } = new URL(pageUrl);
  const grants = new Map(gadgets.map((gadget) => [gadget.id, gadget.grants]));
  return { pageUrl: `${origin}${pathname}`, deskOrigin: origin, development, signIn, detection, grants };
}
