import {
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import type { Provisioner } from '../provisioning/Provisioner';
import type { ReadResult } from '../../../runtime/ReadResult';
import type {
  ProvisioningProgress,
  ParametersCheck,
} from './ProvisioningProgress';

/** What may be made for a claim. */
export function observeProvisioning(
  provisioner: Provisioner,
  claim: ClassClaim,
  reading: ReadResult<ClusterInstanceClass>,
): ProvisioningProgress {
  const instanceClass = reading.kind === 'found' ? reading.value : undefined;
  return {
    provisioner,
    parameters: checkParameters(provisioner, claim, instanceClass),
  };
}

/** What is known of the instance of a claim that has found its credentials, or is being deleted. */
export function settledProvisioning(
  provisioner: Provisioner,
): ProvisioningProgress {
  return { provisioner, parameters: { kind: 'noClass' } };
}

function checkParameters(
  { name, mostParameterBytes = Infinity }: Provisioner,
  { spec, status }: ClassClaim,
  instanceClass: ClusterInstanceClass | undefined,
): ParametersCheck {
  const schema = instanceClass?.status?.claimParameters?.openAPIV3Schema;
  if (
    !instanceClass?.spec.provisioner?.[name] ||
    !schema ||
    !isReady(instanceClass)
  ) {
    return { kind: 'noClass' };
  }
  const { template } = status?.provisionedBy ?? {};
  if (
    template !== undefined &&
    instanceClass.spec.provisioner.template?.name !== template
  ) {
    // It makes something else by now than what was begun for the claim.
    return { kind: 'noClass' };
  }
  const { parameters, pruned, ...finding } = validateParameters(
    schema,
    spec.parameters,
  );
  // An API server has the last word on composite resources; on what templates take nobody else has one.
  const violations =
    name === 'template'
      ? [...finding.violations, ...finding.undecided]
      : finding.violations;
  if (violations.length > 0) {
    return {
      kind: 'invalid',
      violations: violations.map(one => `${one.path} ${one.message}`),
    };
  }
  const bytes = Buffer.byteLength(JSON.stringify(parameters));
  return bytes <= mostParameterBytes
    ? { kind: 'valid', order: { instanceClass, parameters }, pruned }
    : {
        kind: 'invalid',
        violations: [
          `spec.parameters take ${bytes} bytes with their defaults; a class that is made from a template takes at most ${mostParameterBytes}`,
        ],
      };
}
