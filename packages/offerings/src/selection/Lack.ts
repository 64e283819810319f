/**
 * What a plan of an offering lacks of what a claim asks for. `has` is what it has instead, where it has something.
 *
 * @public
 */
export type Lack =
  | {
      kind: 'type' | 'protocol' | 'provider' | 'version' | 'plan';
      wanted: string;
      has?: string;
    }
  | { kind: 'label'; wanted: string }
  /** `met` is what the offering's status says; absent where it has no such thing, or not for this plan. */
  | {
      kind: 'capability' | 'guarantee';
      wanted: string;
      met?: 'False' | 'Unknown';
      message?: string;
    }
  /** Claims on it cannot be fulfilled. */
  | { kind: 'notReady'; message?: string }
  /** Its pool has no instance that is free for the claim. */
  | { kind: 'noneFree' }
  /** The one who claims may not claim from its class. */
  | { kind: 'notAllowed' };
