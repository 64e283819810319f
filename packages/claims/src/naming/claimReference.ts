/**
 * How other tools (`tanzu apps workload --service-ref`, workloads' `serviceClaims`) are told about a claim:
 * `<apiVersion>:<kind>:<name>`.
 *
 * @public
 */
export function claimReference(claim: {
  apiVersion: string;
  kind: string;
  metadata: { name?: string };
}): string {
  return `${claim.apiVersion}:${claim.kind}:${claim.metadata.name ?? ''}`;
}
