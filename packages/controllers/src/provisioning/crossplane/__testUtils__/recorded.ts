import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  readCompositeDefinition,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/kubernetes-api';

const folder = resolve(
  __dirname,
  '../../../../../kubernetes-api/src/crossplane/__fixtures__',
);

/** What a real Crossplane left: see the README beside the files. Each call gives a copy of its own. */
export function recorded(name: string): CompositeResource {
  return parse(readFileSync(resolve(folder, `${name}.yaml`), 'utf8'));
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
