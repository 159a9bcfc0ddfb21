import type { Credential, HeaderCredential } from '../../auth/credential.js';
import { sessionEnded, refused } from './failures.js';
import { RefreshGrant } from './finesse-credential.js';
import type { Nodes } from './nodes.js';
import { tokenProof } from './proof.js';
import { parseTokenDocument } from './token-document.js';

/** What a refusal that is final looks like: only the numbers are documented. */
const FINAL = [400, 401, 403];

/**
 * Renews a credential at the token service. The access token goes along, expired or not; the refresh token stays the
 * same as a rule.
 *
 * @throws DeskpassError `session-ended` where the service refuses, `provider-unreachable`, `provider-refused` or
 *   `provider-invalid`, after which the same credential can be renewed later.
 */
export async function renewCredential(
  held: Credential,
  tokenService: Nodes,
  now: () => number,
): Promise<HeaderCredential> {
  const grant = held.renewal;
  if (held.scheme === 'Cookie' || !(grant instanceof RefreshGrant)) throw sessionEnded('no refresh token');
  const refreshToken = grant.reveal();
  const query = new URLSearchParams({ cc_username: grant.userId, return_user: 'yes' });
  const form = new URLSearchParams({ token: held.value, 'refresh-token': refreshToken });
  const { status, body } = await tokenService.request(`/desktop/sso/token?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    once: true,
  });
  if (FINAL.includes(status)) throw sessionEnded('refused');
  if (status !== 200) throw refused(status, null);
  const document = parseTokenDocument(body);
  if (document.userId !== '' && document.userId.toLowerCase() !== grant.userId.toLowerCase()) {
    throw sessionEnded('another user');
  }
  const { value, issuedAt, expiresAt, refreshToken: next } = tokenProof(document, now(), refreshToken);
  return {
    ...held,
    value,
    issuedAt,
    expiresAt,
    renewal: new RefreshGrant(next ?? refreshToken, grant.userId),
    session: { ...held.session, expiresAt },
  };
}
