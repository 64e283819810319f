import type { Budget } from '../limits/Budget';

/** A value of a library's own type, such as a quantity. */
export abstract class Opaque {
  /** The name of its type. */
  abstract readonly typeName: string;

  abstract equals(other: Opaque, budget: Budget): boolean;
}
