import { str } from '@lit/localize';
import { catalogue } from './catalogue.js';

/**
 * What an agent reads on the desk, in English, by key. Fetched with the desk's layout, when somebody has signed in.
 */
export const hostStrings = catalogue('desk', {
  details: 'Details for support',
  // the bar
  sso: 'SSO',
  password: 'Password',
  anonymous: 'Guest',
  notExtended: 'It could not be extended just now. Try again.',

  // the desk
  emptyTitle: 'Your desk is empty',
  emptyText: 'Nobody has put a gadget on it yet. Ask the person who set it up.',

  // a gadget
  menu: (title: string) => str`${title} menu`,
  reload: 'Reload',
  startAgain: 'Start again',
  restartNow: 'Restart now',
  silentTitle: (title: string) => str`${title} does not start`,
  silentText: 'Start it again. The rest of your desk is not affected.',
  navigatedTitle: (title: string) => str`${title} left its page`,
  navigatedText: 'It was stopped, because you cannot know what stands in its place. Start it again to use it.',
  stoppedTitle: (title: string) => str`${title} stopped answering`,
  restarting: 'It restarts now. The rest of your desk is not affected.',
  stoppedText: 'It did so several times and rests now. Restart it when you need it.',
  failedTitle: (title: string) => str`${title} cannot be shown`,
  failedText: 'You cannot mend this yourself: give the details to your support team.',
  signedOutTitle: (title: string) => str`Sign in to use ${title}`,
  signedOutText: 'It starts by itself as soon as you are signed in.',

  // what a gadget asked for
  refused: 'A request was refused',
  byRule: (asked: string, rule: string) => str`${asked}: rule “${rule}”`,
  rule: (rule: string) => str`Rule “${rule}”`,
  notPermitted: (title: string) => str`${title} could not do this for you`,
  missingPermission: (scope: string) =>
    str`Your account lacks the permission “${scope}”. Ask your team lead if you need it.`,
  missingPermissions: (scopes: string) =>
    str`Your account lacks these permissions: ${scopes}. Ask your team lead if you need them.`,
  dismiss: 'Dismiss',

  // somebody else at the same desk
  otherAgent: (name: string) => str`You are working as ${name} now.`,
  noName: 'You are working without a name now.',
  startedAnew: 'Who is signed in at the sign-in service has changed. The gadgets have started anew.',
});
