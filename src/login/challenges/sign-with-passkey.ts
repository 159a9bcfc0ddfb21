/** Bytes as base64url without padding (RFC 4648 §5), the form that Web Authentication's JSON has. */
const toBase64Url = (buffer: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

type OptionsJson = Readonly<Record<string, unknown>>;

interface DescriptorJson {
  readonly id: string;
  readonly type: 'public-key';
  readonly transports?: AuthenticatorTransport[];
}

/** By hand: not every engine that is supported parses the JSON itself (Web Authentication Level 3 §5.1.9). */
function parseOptions(options: OptionsJson): PublicKeyCredentialRequestOptions {
  const {
    challenge,
    allowCredentials = [],
    ...others
  } = options as OptionsJson & {
    readonly challenge: string;
    readonly allowCredentials?: readonly DescriptorJson[];
  };
  return {
    ...others,
    challenge: fromBase64Url(challenge),
    allowCredentials: allowCredentials.map((one) => ({ ...one, id: fromBase64Url(one.id) })),
  };
}

/** By hand as well (Web Authentication Level 3 §5.1). */
function credentialJson(credential: PublicKeyCredential): Readonly<Record<string, unknown>> {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      authenticatorData: toBase64Url(response.authenticatorData),
      signature: toBase64Url(response.signature),
      ...(response.userHandle ? { userHandle: toBase64Url(response.userHandle) } : {}),
    },
  };
}

/** Whether the browser can be asked at all: some have no Web Authentication, none has it on an insecure page. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in globalThis;

/**
 * Has the browser ask for a passkey. Resolves with an `AuthenticationResponseJSON`, or null where the agent declined,
 * none was found, or the browser cannot.
 */
export async function signWithPasskey(
  options: OptionsJson,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const credential = await navigator.credentials.get({ publicKey: parseOptions(options), signal });
    return credential === null ? null : credentialJson(credential as PublicKeyCredential);
  } catch {
    return null;
  }
}
