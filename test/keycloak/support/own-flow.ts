/** A realm with the flow that Keycloak comes with: an agent who has an authenticator is always asked for its code. */
export const OWN_FLOW = { browserFlow: undefined, authenticationFlows: undefined, authenticatorConfig: undefined };
