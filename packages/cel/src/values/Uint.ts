/** An unsigned integer of CEL. Its `int` is a bigint, its `double` a number. */
export class Uint {
  constructor(readonly value: bigint) {}
}
