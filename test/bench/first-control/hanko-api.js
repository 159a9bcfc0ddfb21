/**
 * The first two answers of a Hanko server to a sign-in, which its element asks for before it draws a form: what the
 * browser can do, then which fields there are. On the page's own origin, so that no pre-flight slows the peer down.
 */
const field = { name: 'identifier', type: 'string', required: true, min_length: 3, max_length: 255 };

const ANSWERS = {
  preflight: {
    name: 'preflight',
    status: 200,
    csrf_token: 'none',
    payload: {},
    actions: {
      register_client_capabilities: {
        action: 'register_client_capabilities',
        href: '/login?action=register_client_capabilities',
        description: 'Tell what the browser can do.',
        inputs: Object.fromEntries(
          [
            'webauthn_available',
            'webauthn_conditional_mediation_available',
            'webauthn_platform_authenticator_available',
          ].map((name) => [name, { name, type: 'boolean', required: true, hidden: true }]),
        ),
      },
    },
  },
  form: {
    name: 'login_init',
    status: 200,
    csrf_token: 'none',
    payload: {},
    actions: {
      continue_with_login_identifier: {
        action: 'continue_with_login_identifier',
        href: '/login?action=continue_with_login_identifier',
        description: 'Go on with a user name.',
        inputs: { identifier: field },
      },
    },
  },
};

/**
 * @param {string} url path and query below the API's address
 * @returns {object}
 */
export function answerHanko(url) {
  if (url.startsWith('/sessions/validate')) return { is_valid: false };
  return url.includes('action=') ? ANSWERS.form : ANSWERS.preflight;
}
