import {
  annotations,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import type { ClaimLease, Lease } from './ClaimLease';

/** The claim that a Lease stands for; undefined for Leases that are about something else. @public */
export function parseClaimLease(lease: Lease): ClaimLease | undefined {
  const { name, uid, resourceVersion, annotations: notes } = lease.metadata;
  const resourceUid = notes?.[annotations.resourceUid];
  const resource = parseReference(notes?.[annotations.leasedResource]);
  const [holderNamespace, holderName, holderUid, ...rest] = (
    lease.spec?.holderIdentity ?? ''
  ).split('/');
  if (
    !name?.startsWith('claim-') ||
    !uid ||
    !resourceVersion ||
    !resourceUid ||
    !resource ||
    !holderNamespace ||
    !holderName ||
    !holderUid ||
    rest.length > 0
  ) {
    return undefined;
  }
  const holder = {
    namespace: holderNamespace,
    name: holderName,
    uid: holderUid,
  };
  return { name, uid, resourceVersion, holder, resourceUid, resource };
}

function parseReference(text: string | undefined): ObjectReference | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isReference(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReference(value: unknown): value is ObjectReference {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields = new Map(Object.entries(value));
  return (
    ['apiVersion', 'kind', 'name'].every(
      key => typeof fields.get(key) === 'string',
    ) && ['string', 'undefined'].includes(typeof fields.get('namespace'))
  );
}
