import type { Screen } from './screen.js';

/** What a screen reader is told when one screen takes the place of another, or null where there is nothing new. */
export function announcement(last: Screen, next: Screen): string | null {
  const { step, heading, status, callout, identity } = next;
  if (status !== '' && status !== last.status) return status;
  if (step !== last.step || heading !== last.heading) {
    return callout && !callout.urgent ? `${callout.title} ${heading}` : heading;
  }
  // Somebody else, without a sign-in here.
  return identity && identity.subject !== last.identity?.subject ? `${heading}: ${identity.name}` : null;
}
