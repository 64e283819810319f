import {
  type EntityLink,
  CommonValidatorFunctions,
} from '@backstage/catalog-model';
import { toOwnerRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterServiceOffering,
  ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';
import type { ServiceDescription } from '@services-toolkit/offerings';
import {
  isHttps,
  readFields,
  type SaidFields,
  toTags,
} from '../fieldPrecedence/readFields';
import { titleOfService } from './saidOfClass';

/** What a service is, for who looks for one. @public */
export interface ServiceIdentity
  extends Pick<
    ClusterServiceOfferingSpec,
    | 'type'
    | 'protocol'
    | 'provider'
    | 'version'
    | 'category'
    | 'capabilityLevel'
    | 'deprecated'
  > {
  readonly keywords: readonly string[];
}

/**
 * What is said once of a service, however many clusters offer it.
 *
 * @public
 */
export interface ServiceTexts {
  readonly title: string;
  readonly description?: string;
  readonly lifecycle: 'experimental' | 'production' | 'deprecated';
  readonly said: SaidFields;
  readonly identity: ServiceIdentity;
}

/** @public */
export function serviceTexts(
  offering: ClusterServiceOffering,
  { capabilityLevel, keywords, links, shortDescription }: ServiceDescription,
): ServiceTexts {
  const { spec } = offering;
  const { type, protocol, provider, version, category, deprecated } = spec;
  const { system } = readFields(offering);
  const owner = toOwnerRef(spec.owner);
  const tags = toTags(
    [type, protocol, provider?.name, ...keywords].map(word => asTag(word)),
  );
  const description = shortDescription?.trim();
  return {
    title: titleOfService(offering),
    ...(description && { description }),
    lifecycle: spec.lifecycle ?? 'production',
    said: {
      ...(owner && { owner }),
      ...(system && { system }),
      ...(tags.length > 0 && { tags }),
      links: links.flatMap(toEntityLink),
    },
    identity: {
      ...(type && { type }),
      ...(protocol && { protocol }),
      ...(provider && { provider: providerOf(provider) }),
      ...(version && { version }),
      ...(category && { category }),
      ...(capabilityLevel && { capabilityLevel }),
      ...(deprecated && { deprecated: { ...deprecated } }),
      keywords: [...keywords],
    },
  };
}

function providerOf({ name, url }: NonNullable<ServiceIdentity['provider']>) {
  return { name, ...(url && isHttps(url) && { url }) };
}

/** "Data Platform" is data-platform; what no tag can hold is left out. */
function asTag(word: string | undefined): string {
  return (word ?? '')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9:+#]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}

function toEntityLink({
  url,
  title,
  type,
}: ServiceDescription['links'][number]): EntityLink[] {
  return isHttps(url) && CommonValidatorFunctions.isValidUrl(url)
    ? [{ url, ...(title?.trim() && { title }), ...(type && { type }) }]
    : [];
}
