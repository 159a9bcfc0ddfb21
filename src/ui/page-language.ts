import type { ReactiveControllerHost } from 'lit';
import { directionOf, languageOf, type Language } from './language-of.js';

/** An element that speaks. */
export type Speaker = ReactiveControllerHost & Element;

/** What the elements speak, and how. */
export interface Speech {
  readonly language: Language;
  /** `rtl` where the elements have to say so themselves. */
  readonly direction: 'rtl' | undefined;
  /** Whether its sentences are there; until then nothing but the first form can be drawn. */
  readonly isThere: boolean;
}

export const english: Speech = { language: 'en', direction: undefined, isThere: true };

/** The elements that are there, in the order in which they came. */
export const speakers = new Set<Speaker>();
let spoken = english;

/** What is spoken now. */
export const pageLanguage = (): Speech => spoken;

/** The first of the page's elements: it decides. One page speaks one language, there is one `msg` for all of them. */
export const firstSpeaker = (): Speaker | undefined => [...speakers][0];

/** What the page asks for. */
export function wantedLanguage(): Speech {
  const first = firstSpeaker();
  if (!first) return english;
  const language = languageOf(first);
  return { language, direction: directionOf(first, language), isThere: true };
}

/** Has every element drawn in a language whose sentences are there, or awaited. */
export function speak(next: Speech): void {
  spoken = next;
  for (const speaker of speakers) speaker.requestUpdate();
}
