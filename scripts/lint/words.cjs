/**
 * Words that were coined here, and the ones that Kubernetes and Backstage have for the same: docs/glossary.md. An
 * identifier that holds one of the first is refused.
 */
module.exports = [
  ['wished', 'desired'],
  ['toldClaims', 'sent notifications'],
  ['notice(Claim|Limit|Occasion)', 'notification'],
  ['sighting', 'read result'],
  ['verdict', 'condition, finding, answer'],
  [
    '(claim|graph)chain|chain(Link|Event|State)|station(s|$)',
    'graph, link, node',
  ],
  ['candidac|standForElection|guardWrites', 'leader elector, fence'],
  ['sound(Object|Condition)', 'sanitize'],
  [
    'awayBanner|litWhenChanged|reasonedButton|useFirstOf|losesData',
    'what it does',
  ],
  [
    'leaseSweep|doubts|hindrance|lendTo',
    'garbage collector, grace period, not ready',
  ],
  ['playedCrossplane|playMany', 'fake, run'],
  ['keptAnswers|rememberedClasses', 'cache'],
];
