/** As whom the portal claims for a person, where it impersonates. */
export const PORTAL_USER = 'backstage:';
