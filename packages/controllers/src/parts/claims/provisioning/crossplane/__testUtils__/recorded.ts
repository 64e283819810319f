import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  readCompositeDefinition,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';

const folder = resolve(
  __dirname,
  '../../../../../../../claims/src/crossplane/__fixtures__',
);

/** The text of a file: see the README beside it. */
export function recordedText(name: string): string {
  return readFileSync(resolve(folder, `${name}.yaml`), 'utf8');
}

/** What a real Crossplane left, in another API group if one is given. Each call gives a copy of its own. */
export function recorded(
  name: string,
  group = 'check.example.org',
): CompositeResource {
  return parse(recordedText(name).replaceAll('check.example.org', group));
}

/** What a recorded XRD says. */
export function recordedDefinition(
  name: 'xlegacydbs' | 'modernedbs' | 'wideqs',
): CompositeDefinition {
  const reading = readCompositeDefinition(recorded(`xrd-${name}`));
  if (reading.kind !== 'valid') {
    throw new TypeError(reading.message);
  }
  return reading.definition;
}
