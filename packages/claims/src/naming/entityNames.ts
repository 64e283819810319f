import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { cutName } from './cutName';

/** The catalog's limit for `metadata.name` (KubernetesValidatorFunctions.isValidObjectName). */
const MAX_LENGTH = 63;
const HASH_LENGTH = 8;
const serviceSuffix = '_service';

/**
 * Name of the catalog entity of an offering. People store entity refs, so the answer for a class name never changes.
 * A class name that is a valid entity name is kept; of others the illegal characters become dashes, what is too long
 * is cut, and 8 hex digits of its sha256 keep two class names apart.
 *
 * @public
 */
export function offeringEntityName(className: string): string {
  const legal = toLegal(className);
  if (legal === className && legal.length <= MAX_LENGTH) {
    return legal;
  }
  return withHash(legal, className);
}

/**
 * Name of the catalog entity of a service. No name in Kubernetes holds an underscore, and so no entity of a class or claim
 * is called like it, although a ClusterServiceOffering may have the name of a class.
 *
 * @public
 */
export function serviceEntityName(offeringName: string): string {
  const legal = toLegal(offeringName);
  return legal === offeringName &&
    legal.length + serviceSuffix.length <= MAX_LENGTH
    ? `${legal}${serviceSuffix}`
    : `${withHash(
        legal,
        offeringName,
        MAX_LENGTH - serviceSuffix.length,
      )}${serviceSuffix}`;
}

/**
 * Name of the catalog entity of a claim: the claim's name, cut where needed, and 8 hex digits of the sha256 of
 * `cluster/namespace/name`.
 *
 * @param kind - of a ResourceClaim that has a ClassClaim of its name beside it: then it is hashed, too
 * @public
 */
export function claimEntityName(
  cluster: string,
  namespace: string,
  name: string,
  kind?: 'ResourceClaim',
): string {
  return withHash(
    toLegal(name),
    [cluster, namespace, name, ...(kind ? [kind] : [])].join('/'),
  );
}

function toLegal(name: string): string {
  return trimEnds(
    name.toLocaleLowerCase('en-US').replace(/[^a-z0-9._-]/g, '-'),
  );
}

/** An entity name begins and ends with a letter or digit. */
function trimEnds(name: string): string {
  return name.replace(/^[._-]+/, '').replace(/[._-]+$/, '');
}

function withHash(
  legal: string,
  hashed: string,
  maxLength = MAX_LENGTH,
): string {
  const hash = bytesToHex(sha256(utf8ToBytes(hashed))).slice(0, HASH_LENGTH);
  return cutName(legal, hash, maxLength);
}
