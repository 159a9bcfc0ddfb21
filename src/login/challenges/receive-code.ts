/** A code that has not come by then is typed. */
const GIVE_UP_MS = 120_000;

interface OtpCredential extends Credential {
  readonly code: string;
}

/**
 * Takes a code out of a text message where the browser can and the agent lets it (WebOTP). Resolves with null where
 * it cannot, where none has come within two minutes, or once the signal is aborted.
 */
export async function receiveCode(signal: AbortSignal): Promise<string | null> {
  if (!('OTPCredential' in globalThis)) return null;
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(GIVE_UP_MS)]);
  const request: CredentialRequestOptions & { readonly otp: { readonly transport: readonly string[] } } = {
    otp: { transport: ['sms'] },
    signal: bounded,
  };
  try {
    const credential = (await navigator.credentials.get(request)) as OtpCredential | null;
    return credential?.code ?? null;
  } catch {
    return null;
  }
}
