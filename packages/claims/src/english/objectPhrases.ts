/**
 * How objects are called within a sentence.
 *
 * @public
 */
export const objectPhrases = {
  named: '{{kind}} {{name}}',
  namedElsewhere: '{{kind}} {{name}} in namespace {{namespace}}',
  own: 'the {{kind}} of the claim',
  ownElsewhere: 'the {{kind}} of the claim in namespace {{namespace}}',
} as const;
