import { checkRegularExpression } from '@services-toolkit/cel';
import { isExactInteger } from '../../json/ExactInteger';
import { isJsonObject } from '../isJsonObject';
import { partPath, type Tell } from './SchemaProblem';

interface Kind {
  name: string;
  fits(value: unknown): boolean;
}

const text: Kind = {
  name: 'a text',
  fits: value => typeof value === 'string',
};
const flag: Kind = {
  name: 'true or false',
  fits: value => typeof value === 'boolean',
};
const number: Kind = {
  name: 'a number',
  fits: value => typeof value === 'number' || isExactInteger(value),
};
const integer: Kind = {
  name: 'an integer',
  fits: value => Number.isInteger(value),
};
const list: Kind = { name: 'a list', fits: Array.isArray };
const texts: Kind = {
  name: 'a list of texts',
  fits: value =>
    Array.isArray(value) && value.every(one => typeof one === 'string'),
};
const object: Kind = { name: 'an object', fits: isJsonObject };
const anything: Kind = { name: 'anything', fits: () => true };
const schemaOrFlag: Kind = {
  name: 'a schema, true or false',
  fits: value => typeof value === 'boolean' || isJsonObject(value),
};

/** What a structural schema may say (apiextensions.k8s.io/v1), and what it has to be. */
const keywords: Record<string, Kind> = {
  type: text,
  format: text,
  title: text,
  description: text,
  default: anything,
  nullable: flag,
  enum: list,
  example: anything,
  externalDocs: object,
  minimum: number,
  maximum: number,
  exclusiveMinimum: flag,
  exclusiveMaximum: flag,
  multipleOf: number,
  minLength: integer,
  maxLength: integer,
  pattern: text,
  minItems: integer,
  maxItems: integer,
  minProperties: integer,
  maxProperties: integer,
  required: texts,
  uniqueItems: flag,
  properties: object,
  additionalProperties: schemaOrFlag,
  items: object,
  allOf: list,
  anyOf: list,
  oneOf: list,
  not: object,
  'x-kubernetes-int-or-string': flag,
  'x-kubernetes-preserve-unknown-fields': flag,
  'x-kubernetes-embedded-resource': flag,
  'x-kubernetes-list-type': text,
  'x-kubernetes-list-map-keys': texts,
  'x-kubernetes-map-type': text,
  'x-kubernetes-validations': list,
};

/** Whether a schema, or one within `allOf` and the like, says nothing that is unknown or of the wrong kind. */
export function findKeywordProblems(
  schema: Record<string, unknown>,
  path: string,
  tell: Tell,
): boolean {
  let isFine = true;
  const refuse: Tell = (at, message) => {
    isFine = false;
    tell(at, message);
  };
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = Object.hasOwn(keywords, keyword)
      ? keywords[keyword]
      : undefined;
    if (!kind) {
      refuse(
        partPath(path, keyword),
        'is nothing that structural schemas have',
      );
    } else if (!kind.fits(value)) {
      refuse(partPath(path, keyword), `must be ${kind.name}`);
    }
  }
  if (typeof schema.pattern === 'string') {
    findPatternProblem(schema.pattern, partPath(path, 'pattern'), refuse);
  }
  if (schema.uniqueItems === true) {
    refuse(
      partPath(path, 'uniqueItems'),
      'must not be true; "x-kubernetes-list-type: set" says the same of single values',
    );
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    refuse(
      partPath(path, 'x-kubernetes-preserve-unknown-fields'),
      'must be true, or left out',
    );
  }
  return isFine;
}

function findPatternProblem(pattern: string, path: string, tell: Tell): void {
  try {
    checkRegularExpression(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(path, `must be a regular expression of RE2 (${reason})`);
  }
}
