/** A type as a value: what `type(x)` yields, and what names such as `int` stand for. */
export class TypeValue {
  constructor(readonly name: string) {}
}
