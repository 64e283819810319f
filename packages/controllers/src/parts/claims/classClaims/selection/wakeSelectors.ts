import { isDeepStrictEqual } from 'node:util';
import {
  resourceTypes,
  type ClassClaim,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import {
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { definitionName } from '../../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { byAge } from '../../rules/byAge';
import type { WaitingSelectors } from './WaitingSelectors';

/** For so long at a time others wait while it is found out whom changes concern. */
const sliceMs = 20;

/**
 * Wakes claims by need when an offering or a class changes in a way that may mean something to them, and those that have
 * what they asked for when a promise changes. Of many changes each offering is looked at once, and a slice at a time: the
 * first list may tell of hundreds.
 */
export function wakeSelectors(
  { informers, clock }: Pick<ClaimsContext, 'informers' | 'clock'>,
  selectors: WaitingSelectors,
  controller: Pick<Controller, 'enqueue'>,
): void {
  const { classes, classClaims, customResourceDefinitions, offerings } =
    informers;
  const wake = (claims: readonly ClassClaim[]) => {
    for (const claim of [...claims].sort(byAge)) {
      controller.enqueue(objectKey(claim));
    }
  };
  const due = new Set<string>();
  let isUnderWay = false;
  const drain = () => {
    const until = clock().getTime() + sliceMs;
    const woken = new Set<ClassClaim>();
    for (const name of due) {
      due.delete(name);
      selectors.offeringChanged(name).forEach(claim => woken.add(claim));
      if (clock().getTime() >= until) {
        break;
      }
    }
    wake([...woken]);
    isUnderWay = due.size > 0;
    if (isUnderWay) {
      setImmediate(drain);
    }
  };
  const lookAt = (name: string) => {
    due.add(name);
    if (!isUnderWay) {
      isUnderWay = true;
      queueMicrotask(drain);
    }
  };

  offerings.subscribe(({ type, object, old }) => {
    const { name = '' } = object.metadata;
    lookAt(name);
    if (type !== 'modified' || !old || !promisesTheSame(old, object)) {
      wake(classClaims.byIndex('promisedBy', name));
    }
  });
  classes.subscribe(({ object }) => {
    for (const { metadata } of offerings.byIndex(
      'class',
      object.metadata.name ?? '',
    )) {
      lookAt(metadata.name ?? '');
    }
  });
  // Whether there is such a kind at all is told too.
  const kind = definitionName(resourceTypes.clusterServiceOfferings);
  customResourceDefinitions.subscribe(({ type, object }) => {
    if (type !== 'modified' && object.metadata.name === kind) {
      wake(selectors.all());
    }
  });
}

function promisesTheSame(
  { status: before, metadata: old }: ClusterServiceOffering,
  { status: now, metadata }: ClusterServiceOffering,
): boolean {
  return (
    old.uid === metadata.uid &&
    isDeepStrictEqual(before?.capabilities, now?.capabilities) &&
    isDeepStrictEqual(before?.qualityOfService, now?.qualityOfService)
  );
}
