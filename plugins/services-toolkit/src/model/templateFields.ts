import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { clusterChoice } from './clusterChoice';
import { filterOfferings } from './filterOfferings';
import type { ParametersSchema } from './settings/ParametersSchema';
import { hasSettings } from './settings/settingKind';

/** Where a template's claim goes: each said by the template itself, or in another field of its form. */
export interface ClaimPlaceOptions {
  cluster?: string;
  clusterField?: string;
  namespace?: string;
  namespaceField?: string;
}

/** Which offerings a template lets one choose from. */
export interface OfferingChoiceOptions extends ClaimPlaceOptions {
  group?: string;
  kind?: string;
  owner?: string;
}

/** What stands in a field of the form, where it is a text that is not empty. */
export function textIn(
  formData: unknown,
  field: string | undefined,
): string | undefined {
  const value: unknown =
    field && typeof formData === 'object' && formData !== null
      ? Reflect.get(formData, field)
      : undefined;
  return typeof value === 'string' && value ? value : undefined;
}

/** Where the claim goes, as far as it is known. */
export function claimPlace(options: ClaimPlaceOptions, formData: unknown) {
  return {
    cluster: options.cluster ?? textIn(formData, options.clusterField),
    namespace: options.namespace ?? textIn(formData, options.namespaceField),
  };
}

/**
 * What one may choose from: one entry for each class name, since that is what actions take. Of a class that several
 * provider groups offer, it has all clusters.
 */
export function offeringChoices(
  offerings: readonly Offering[],
  options: OfferingChoiceOptions,
  cluster: string | undefined,
): Offering[] {
  const { group, kind, owner } = options;
  const choices = new Map<string, Offering>();
  for (const offering of filterOfferings(offerings, { kind, owner, cluster })) {
    if (group && offering.group !== group) {
      continue;
    }
    const clusters = offering.clusters.filter(
      ({ name }) => !cluster || name === cluster,
    );
    const same = choices.get(offering.class);
    choices.set(
      offering.class,
      same
        ? { ...same, clusters: [...same.clusters, ...clusters] }
        : { ...offering, clusters },
    );
  }
  return [...choices.values()];
}

/** Which class a template's settings are of: said by the template itself, or chosen in another field. */
export function wantedClass(
  options: { offering?: string; offeringField?: string },
  formData: unknown,
): string | undefined {
  return options.offering ?? textIn(formData, options.offeringField);
}

/** The choice of this class, if there is one. */
export function chosenOffering(
  offerings: readonly Offering[],
  options: OfferingChoiceOptions,
  formData: unknown,
  className: string,
): Offering | undefined {
  const { cluster } = claimPlace(options, formData);
  return offeringChoices(offerings, options, cluster).find(
    choice => choice.class === className,
  );
}

/** What may be set of an offering on a cluster, else where it can be claimed; `undefined` where there is nothing to set. */
export function settableOn(
  { clusters }: Pick<Offering, 'clusters'>,
  cluster: string | undefined,
): ParametersSchema | undefined {
  const place =
    clusters.find(({ name }) => name === cluster) ??
    clusters.find(candidate => clusterChoice(candidate).open) ??
    clusters[0];
  const schema: ParametersSchema | undefined = place?.parametersSchema;
  return hasSettings(schema) ? schema : undefined;
}
