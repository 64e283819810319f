import { fieldPath } from '@services-toolkit/kubernetes-api/parameters';
import { parseJson, type Json } from '@services-toolkit/kubernetes-api';
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Tags,
} from 'yaml';

/** What is wrong with an example, and where: lines and columns count from 1. */
export interface ExampleProblem {
  line: number;
  column: number;
  message: string;
}

export type ParsedExample =
  | { kind: 'broken'; problems: ExampleProblem[] }
  | {
      kind: 'object';
      object: { [key: string]: Json };
      /** Where a field is, or else what would contain it: `.spec.size`. */
      locate(path: string): { line: number; column: number };
    };

/** What a document may come to once its aliases are filled in. */
const mostValues = 20_000;
const mostLevels = 100;
const mostAliases = 32;

/** Of YAML 1.1, which kubectl reads, what has no place in JSON. */
const leftOut = /timestamp|binary|omap|pairs|set$/;

/**
 * Reads the one YAML document of an example as kubectl would. Whatever the text holds, it comes to an end, and to no more
 * than a bounded object.
 */
export function parseExample(text: string): ParsedExample {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = (message: string, offset = 0): ParsedExample => ({
    kind: 'broken',
    problems: [{ ...at(offset), message }],
  });
  try {
    const documents = parseAllDocuments(text, {
      ...{ lineCounter: lines, version: '1.1', intAsBigInt: true },
      customTags: withoutForeign,
      // Compared each with each, a thousand keys would take a second: they are looked at below.
      ...{ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' },
    });
    const filled = documents.filter(
      ({ contents, errors }) =>
        errors.length > 0 ||
        !(contents === null || (isScalar(contents) && contents.value === null)),
    );
    const [document, another] = filled;
    if (!document) {
      return broken('there is no document in it');
    }
    if (another) {
      return broken(
        'it has to be one document, and is several',
        another.range[0],
      );
    }
    const index = indexOf(document);
    const problems = [
      ...document.errors.map(({ message, pos }) => ({
        ...at(pos[0]),
        message,
      })),
      ...index.duplicates.map(offset => ({
        ...at(offset),
        message: 'the field is there twice',
      })),
    ];
    if (problems.length > 0) {
      return { kind: 'broken', problems };
    }
    const object = toJson(document.toJS({ maxAliasCount: mostAliases }));
    if (
      typeof object !== 'object' ||
      object === null ||
      Array.isArray(object)
    ) {
      return broken('it has to be an object');
    }
    return {
      kind: 'object',
      object: object as { [key: string]: Json },
      locate: path => at(offsetOf(path, index.offsets)),
    };
  } catch (error) {
    // Of the library: aliases beyond the limit, or a nesting that its stack does not hold.
    return broken(
      error instanceof RangeError
        ? 'it is nested too deeply'
        : `it cannot be read: ${
            error instanceof Error ? error.message : String(error)
          }`,
    );
  }
}

function withoutForeign(tags: Tags): Tags {
  return tags.filter(
    tag =>
      typeof tag === 'string' ||
      !(leftOut.test(tag.tag) || ('format' in tag && tag.format === 'TIME')),
  );
}

interface Index {
  /** Where each field and item begins, by its path. */
  offsets: Map<string, number>;
  duplicates: number[];
}

/** Looks at what is written, and follows no alias. */
function indexOf({ contents }: Document.Parsed): Index {
  const index: Index = { offsets: new Map(), duplicates: [] };
  const left: { node: unknown; path: string }[] = [
    { node: contents, path: '' },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, path } = next;
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const [offset = 0] = isScalar(key) ? key.range ?? [] : [];
        const field = fieldPath(path, String(isScalar(key) ? key.value : key));
        if (index.offsets.has(field)) {
          index.duplicates.push(offset);
        }
        index.offsets.set(field, offset);
        left.push({ node: value, path: field });
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, position) => {
        const field = fieldPath(path, position);
        const [offset = 0] = (item as { range?: number[] } | null)?.range ?? [];
        index.offsets.set(field, offset);
        left.push({ node: item, path: field });
      });
    }
  }
  return index;
}

/** What is not there is told where it would be: at the nearest thing around it that is. */
function offsetOf(path: string, offsets: ReadonlyMap<string, number>): number {
  for (let around = path; around !== ''; ) {
    const offset = offsets.get(around);
    if (offset !== undefined) {
      return offset;
    }
    const end = Math.max(around.lastIndexOf('.'), around.lastIndexOf('['));
    around = around.slice(0, Math.max(end, 0));
  }
  return 0;
}

/** Integers beyond 53 bits stay exact; what JSON does not have is refused. */
function toJson(document: unknown): Json {
  let values = 0;
  const convert = (value: unknown, level: number): Json => {
    values++;
    if (values > mostValues) {
      throw new Error(`it comes to more than ${mostValues} values`);
    }
    if (level > mostLevels) {
      throw new RangeError('nested too deeply');
    }
    if (typeof value === 'bigint') {
      return Number.isSafeInteger(Number(value))
        ? Number(value)
        : (parseJson(String(value)) as Json);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Error(`${value} is no number of JSON`);
    }
    if (Array.isArray(value)) {
      return value.map(item => convert(item, level + 1));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, field]) => [
          key,
          convert(field, level + 1),
        ]),
      );
    }
    return value === undefined ? null : (value as Json);
  };
  return convert(document, 0);
}
