import type {
  ClassClaim,
  ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { originOf } from './originOf';
import type { Provisioner } from './Provisioner';

/** Finds the provisioner that a class or a claim is about. */
export class Provisioners {
  readonly all: readonly Provisioner[];

  constructor(all: readonly Provisioner[]) {
    this.all = all;
  }

  named(name: Provisioner['name']): Provisioner {
    const provisioner = this.all.find(one => one.name === name);
    if (!provisioner) {
      throw new Error(`There is no provisioner "${name}"`);
    }
    return provisioner;
  }

  /** Undefined for pools. */
  ofClass({ spec }: ClusterInstanceClass): Provisioner | undefined {
    return this.all.find(({ name }) => spec.provisioner?.[name] !== undefined);
  }

  /** The one that has made, or was about to make, the instance of a claim, whatever has become of its class. */
  ofClaim(claim: ClassClaim): Provisioner | undefined {
    const origin = originOf(claim);
    return origin && this.all.find(({ name }) => name === origin.provisioner);
  }
}
