import type { PrunedField } from '@services-toolkit/kubernetes-api/parameters';
import type {
  ProvisionOrder,
  ProvisionPlan,
  Provisioner,
  Provisioning,
  Removal,
  Upkeep,
} from '../provisioning/Provisioner';

/** What is known about the new instance of a claim. What the steps of a run bring is added to it. */
export interface ProvisioningProgress {
  provisioner: Pick<Provisioner, 'name' | 'originAnnotation' | 'eventReasons'>;
  parameters: ParametersCheck;
  plan?: ProvisionPlan | { kind: 'pending' };
  /** This run was the first to make it. */
  isNew?: boolean;
  provisioning?: Provisioning;
  removal?: Removal;
  /** Only of claims that are fulfilled. */
  upkeep?: Upkeep;
}

/** What the class's schema says of a claim's parameters. */
export type ParametersCheck =
  | {
      kind: 'valid';
      order: ProvisionOrder;
      /** The fields that the class does not know. */
      pruned?: readonly PrunedField[];
    }
  | { kind: 'invalid'; violations: readonly string[] }
  /** The class is gone, not ready, or makes something else by now. */
  | { kind: 'noClass' };
