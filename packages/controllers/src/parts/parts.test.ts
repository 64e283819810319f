import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  projectionResourceTypes,
  replicationResourceTypes,
  resourceTypes,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { deployedRules, textOf } from '../__testUtils__/auditedRules';
import { unitsOf } from '../__testUtils__/unitsOf';
import { allParts } from '../process/createControllers';
import type { Right } from './Part';

const textsOf = ({ type, subresource, verbs }: Right) =>
  verbs.map(verb =>
    textOf({
      ...{ verb, group: type.group },
      resource: subresource ? `${type.plural}/${subresource}` : type.plural,
    }),
  );

test('each of our kinds is of one part', () => {
  const plurals = (types: readonly ResourceType[]) =>
    types.map(({ plural }) => plural).sort();
  assert.deepEqual(
    plurals(allParts.flatMap(({ kinds }) => kinds)),
    plurals([
      ...Object.values(resourceTypes),
      ...Object.values(projectionResourceTypes),
      ...Object.values(replicationResourceTypes),
    ]),
  );
});

for (const part of allParts) {
  test(`${part.name}: its component grants the rights that it names, each once, and no others`, () => {
    const named = part.rights.flatMap(textsOf);
    assert.equal(new Set(named).size, named.length);
    const granted = [...deployedRules([part.deploy]).keys()];
    assert.deepEqual(granted.sort(), named.sort());
  });

  test(`${part.name}: what its component and the common one grant lets it follow all that it follows`, () => {
    const rules = deployedRules(['controllers', part.deploy]);
    for (const { needs, uses, looksAt = [] } of unitsOf(part)) {
      for (const { type } of [...needs, ...uses, ...looksAt]) {
        for (const access of textsOf({ type, verbs: ['list', 'watch'] })) {
          assert.ok(rules.has(access), `nothing in deploy/ allows: ${access}`);
        }
      }
    }
  });

  test(`${part.name}: its controllers are the ones that it names, for metrics`, () => {
    const stop = new AbortController();
    const started = unitsOf(part).flatMap(unit => unit.start(stop.signal));
    stop.abort();
    assert.deepEqual(
      started.map(({ name }) => name).sort(),
      [...part.controllers].sort(),
    );
  });
}
