import type { Demands } from '../../auth/demands.js';
import { words, type OidcSettings } from './settings.js';

/** One of these must come back as `acr`; empty asks for none. What the page asks for replaces the desk file's. */
export function acrValuesFor({ acr_values }: OidcSettings, { acr }: Demands): readonly string[] {
  return acr ?? words(acr_values ?? '');
}

/** Seconds, the shorter of what the page and the desk file ask for; undefined asks for nothing. */
export function maxAgeFor({ max_age }: OidcSettings, { maxAge }: Demands): number | undefined {
  if (max_age === undefined || maxAge === undefined) return maxAge ?? max_age;
  return Math.min(max_age, maxAge);
}

/** What the authorization request holds beside what the engine always sends. */
export function requestParameters(settings: OidcSettings, demands: Demands, silent: boolean) {
  const { resource, response_mode, identityProviderParameter } = settings;
  const acrValues = acrValuesFor(settings, demands);
  const maxAge = maxAgeFor(settings, demands);
  const prompt = silent ? 'none' : settings.prompt;
  const loginHint = demands.loginHint ?? settings.login_hint;
  const identityProvider = demands.identityProvider ?? settings.identityProvider;
  return {
    extraQueryParams: {
      ...settings.extraQueryParams,
      ...(identityProvider === undefined ? {} : { [identityProviderParameter]: identityProvider }),
      ...(demands.action === undefined ? {} : { kc_action: demands.action }),
    },
    ...(prompt === undefined ? {} : { prompt }),
    ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
    ...(maxAge === undefined ? {} : { max_age: maxAge }),
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(response_mode === undefined ? {} : { response_mode }),
    ...(resource.length === 0 ? {} : { resource: [...resource] }),
    // One resource is named again when the code is exchanged (RFC 8707 §2.2); of several the provider chooses.
    ...(resource.length === 1 ? { extraTokenParams: { resource: resource[0] } } : {}),
  };
}
