import { isDeepStrictEqual } from 'node:util';
import {
  builtinResourceTypes,
  type KubernetesObject,
  type ObjectMeta,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { perform, readPresent } from '../../../runtime/writes/Write';
import type { Secret } from './Secret';

const { secrets: type } = builtinResourceTypes;

/** What came of a copy: somebody else has its name, or it is what it has to be, at this version. */
export type Kept = { is: 'foreign' } | { is: 'kept'; resourceVersion: string };

/** Makes a Secret have what the source has, and nothing else of it: its labels and annotations are its own cluster's. */
export async function keepCopy(
  client: KubernetesClient,
  metadata: ObjectMeta & { namespace: string; name: string },
  source: Secret,
  isOurs: (secret: KubernetesObject) => boolean,
): Promise<Kept> {
  const { namespace, name } = metadata;
  const key = { namespace, name };
  const desired: Secret = {
    ...{ apiVersion: 'v1', kind: 'Secret', metadata },
    ...contentOf(source),
  };
  const present = await readPresent<Secret>(client, type, key, isOurs);
  switch (present.is) {
    case 'foreign':
      return present;
    case 'absent':
      return kept(
        await perform(client, [{ do: 'create', type, object: desired }]),
      );
    default: {
      const { object } = present;
      if (isDeepStrictEqual(contentOf(object), contentOf(source))) {
        return kept([object]);
      }
      // The type of a Secret cannot be changed, nor anything of one that is immutable.
      if (object.immutable || contentOf(object).type !== desired.type) {
        const { uid = '' } = object.metadata;
        return kept(
          await perform(client, [
            { do: 'delete', type, key, uid },
            { do: 'create', type, object: desired },
          ]),
        );
      }
      const updated = { ...object, ...contentOf(source) };
      return kept(
        await perform(client, [{ do: 'update', type, object: updated }]),
      );
    }
  }
}

function contentOf({
  type: secretType = 'Opaque',
  data = {},
  immutable = false,
}: Secret): Required<Pick<Secret, 'type' | 'data' | 'immutable'>> {
  return { type: secretType, data, immutable };
}

function kept(written: readonly KubernetesObject[]): Kept {
  return {
    is: 'kept',
    resourceVersion: written.at(-1)?.metadata.resourceVersion ?? '',
  };
}
