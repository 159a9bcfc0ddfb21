import { clockText } from './clock-text.js';
import { locale } from './locale.js';

const HOUR_MS = 3_600_000;

/** A moment that is ahead: within the hour as a clock, later as day and time as the page's language writes them. */
export function momentText(until: number, now: number): { readonly in: string } | { readonly at: string } {
  if (until - now < HOUR_MS) return { in: clockText(until - now) };
  const at = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(until);
  return { at };
}
