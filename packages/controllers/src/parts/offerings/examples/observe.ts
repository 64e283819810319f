import {
  builtinResourceTypes,
  type ClusterExampleUsage,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isKindNotServed,
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import {
  describeMissingRule,
  missingRuleFor,
} from '../../../runtime/MissingRule';
import { definitionName } from '../../../runtime/watches/Definitions';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import type { RecentChanges } from '../rules/RecentChanges';
import type { ExampleObservation } from './decide';
import type { Schemas } from './Schemas';

const { customResourceDefinitions } = builtinResourceTypes;

type GvkRef = ClusterExampleUsage['spec']['gvkRef'];

/** Finds the kind that an example is of, and what its objects may hold. */
export async function observeExample(
  { client, informers }: OfferingsContext,
  schemas: Schemas,
  changes: RecentChanges,
  example: ClusterExampleUsage,
): Promise<ExampleObservation> {
  const { gvkRef } = example.spec;
  const { group = '', version } = gvkRef;
  const notServed: ExampleObservation = {
    example,
    kind: { is: changes.mayLag(group) ? 'pending' : 'notServed' },
  };
  const plural = await servedPlural(client, gvkRef);
  if (plural === undefined) {
    return notServed;
  }
  const definition = informers.customResourceDefinitions.get(
    definitionName({ group, plural }),
  );
  if (!definition) {
    return { example, kind: { is: 'withoutSchema' } };
  }
  try {
    const schema = await schemas.read(definition, version);
    return schema ? { example, kind: { is: 'described', schema } } : notServed;
  } catch (error) {
    if (isForbidden(error)) {
      const message = describeMissingRule(
        missingRuleFor(customResourceDefinitions),
        'offered',
        ['get'],
      );
      return { example, kind: { is: 'unreadable', message } };
    }
    if (isNotFound(error)) {
      return notServed;
    }
    throw error;
  }
}

/** Under which plural a version of an API serves a kind; undefined where it does not. */
async function servedPlural(
  client: Pick<KubernetesClient, 'request'>,
  { group = '', version, kind }: GvkRef,
): Promise<string | undefined> {
  try {
    const { resources = [] } = await client.request<{
      resources?: { name: string; kind: string }[];
    }>('GET', group ? `/apis/${group}/${version}` : `/api/${version}`);
    return resources.find(one => one.kind === kind && !one.name.includes('/'))
      ?.name;
  } catch (error) {
    if (isKindNotServed(error) || isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}
