/** One measured figure, beside what bounds it from below, measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the same machine takes for the unavoidable part, in the same unit. */
  floor: number;
  /** What the floor is, in words. */
  floorIs: string;
  /** What we promise, in the same unit; printed, never asserted: the machine decides too. */
  target: number;
  /** What else was seen, a sentence each. */
  notes?: readonly string[];
}
