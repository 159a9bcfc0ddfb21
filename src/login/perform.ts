import type { Session } from '../session/session.js';
import type { Intent } from './screen.js';

/** Passes a button's intent on to the session, in the same task: a window may be opened only then. */
export function perform(session: Session, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case 'sign-in': {
      const { method, display } = intent;
      return session.signIn({ ...(method ? { method } : {}), ...(display ? { display } : {}) });
    }
    case 'cancel':
      session.cancel();
      return Promise.resolve();
    case 'sign-out':
      return session.signOut();
    case 'renew':
      return session.renew();
    case 'retry':
      return session.retry();
  }
}
