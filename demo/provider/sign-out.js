import { agentBySub, isNamedBy } from './agents.js';
import { sendPage } from './pages/send-page.js';
import { signOutPage, signedOutPage } from './pages/sign-out-pages.js';

/**
 * The provider's side of RP-Initiated Logout 1.0. An agent is asked before being signed out, except where our
 * application names that very agent in `logout_hint`: the agent has pressed its button already.
 *
 * @param {object} options
 * @param {readonly string[]} options.applications origins
 * @param {string} options.back address of the desk
 */
export function signOutFeature({ applications, back }) {
  return {
    enabled: true,
    /** @param {import('oidc-provider').KoaContextWithOIDC} ctx */
    async logoutSource(ctx) {
      const { session, client, params } = ctx.oidc;
      const agent = agentBySub(session?.accountId ?? '');
      const hint = params?.logout_hint;
      const atOnce = client !== undefined && agent !== undefined && typeof hint === 'string' && isNamedBy(agent, hint);
      const action = ctx.oidc.urlFor('end_session_confirm');
      const page = signOutPage({ action, secret: String(session?.state?.secret), agent, atOnce });
      sendPage(ctx, { page, applications, runsScript: atOnce });
    },
    /** @param {import('oidc-provider').KoaContextWithOIDC} ctx */
    async postLogoutSuccessSource(ctx) {
      sendPage(ctx, { page: signedOutPage({ back }), applications });
    },
  };
}
