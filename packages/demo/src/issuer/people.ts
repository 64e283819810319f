/** Whom the demo's issuer knows, and in which groups they are: as examples/catalog/org.yaml has them. */
export const people: Readonly<Record<string, { groups: readonly string[] }>> = {
  alice: { groups: ['team-apps'] },
  bob: { groups: ['team-guests'] },
  carol: { groups: ['platform-team'] },
};
