/**
 * Words that were coined here, and the ones that Kubernetes and Backstage have for the same: docs/glossary.md. An
 * identifier that holds one of the first is refused.
 */
module.exports = [
  ['wished', 'desired'],
  ['toldClaims', 'sent notifications'],
  ['notice(Claim|Limit|Occasion)', 'notification'],
  ['sighting', 'read result'],
  ['keptAnswers|rememberedClasses', 'cache'],
];
