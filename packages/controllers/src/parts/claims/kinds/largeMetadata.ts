import {
  annotations,
  finalizers,
  type ObjectMeta,
} from '@services-toolkit/kubernetes-api';
import { controllerOf } from '../../../runtime/controllerOf';
import { ourFinalizers } from '../rules/ourFinalizers';

/** What a cache keeps of an object. */
export type Kept<T> = T & {
  /** Large things were left out: what depends on them is decided by what the API server has. */
  isCut?: true;
};

/** Claims are kilobytes, mostly; somebody who writes hundreds of claims of a megabyte must not fill the memory. */
const mostKeptBytes = 16 * 1024;

const ourAnnotations: ReadonlySet<string> = new Set([
  annotations.requestedBy,
  annotations.requestedByGroups,
  annotations.xrdName,
  annotations.provisionTemplate,
  annotations.abandon,
]);
const allOurFinalizers: readonly string[] = [
  ...ourFinalizers,
  finalizers.classClaimProvision,
];

/** Whether what anybody may write into an object, and has no bound of its own, is too large to be kept. */
export function isLarge(
  { labels, annotations: notes, ownerReferences, ...rest }: ObjectMeta,
  ...more: unknown[]
): boolean {
  const free = [labels, notes, ownerReferences, rest.finalizers, ...more];
  return JSON.stringify(free).length > mostKeptBytes;
}

/** What the controllers look at. Of finalizers that are not theirs one is left, which says that there are some. */
export function cutMetadata(metadata: ObjectMeta): ObjectMeta {
  const {
    labels: _,
    annotations: notes = {},
    finalizers: all = [],
    ownerReferences: __,
    ...kept
  } = metadata;
  const controller = controllerOf(metadata);
  const foreign = all.find(one => !allOurFinalizers.includes(one));
  return {
    ...kept,
    annotations: Object.fromEntries(
      Object.entries(notes).filter(([key]) => ourAnnotations.has(key)),
    ),
    finalizers: [
      ...all.filter(one => allOurFinalizers.includes(one)),
      ...(foreign === undefined ? [] : [foreign]),
    ],
    ...(controller && { ownerReferences: [controller] }),
  };
}
