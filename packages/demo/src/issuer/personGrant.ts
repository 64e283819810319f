/**
 * What stands for the sign-in page of a real issuer: the portal, which has a client's secret, asks for the ID token of a
 * person of the demo. All else is OpenID Connect as it is.
 */
export const personGrant = 'urn:services-toolkit:demo:person';
