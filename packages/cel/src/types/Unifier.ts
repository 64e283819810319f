import { param, types, type Type } from './Type';

type Bindings = ReadonlyMap<string, Type>;

/**
 * Finds out which types fit each other, and what the parameters of types stand for then: the rules of cel-go 0.29
 * (`checker/types.go`), so that the same expressions are accepted.
 */
export class Unifier {
  #bound: Map<string, Type> = new Map();
  #count = 0;

  fresh(): Type {
    this.#count += 1;
    return param(`_${this.#count}`);
  }

  /** The types with parameters of their own, so that two uses of one function do not meet. */
  instantiate(all: readonly Type[]): Type[] {
    const renamed = new Map<string, Type>();
    const rename = (type: Type): Type => {
      if (type.kind === 'param') {
        const own = renamed.get(type.name) ?? this.fresh();
        renamed.set(type.name, own);
        return own;
      }
      return type.params.length > 0
        ? { ...type, params: type.params.map(rename) }
        : type;
    };
    return all.map(rename);
  }

  isAssignable(from: Type, to: Type): boolean {
    return this.areAssignable([from], [to]);
  }

  /** Nothing is bound unless all of them fit. */
  areAssignable(from: readonly Type[], to: readonly Type[]): boolean {
    const before: Bindings = new Map(this.#bound);
    if (this.#all(from, to)) {
      return true;
    }
    this.#bound = new Map(before);
    return false;
  }

  /** The type with its parameters replaced by what they stand for; `final`: those that stand for nothing become `dyn`. */
  resolve(type: Type, final = false): Type {
    const bound = type.kind === 'param' && this.#bound.get(type.name);
    if (bound) {
      return this.resolve(bound, final);
    }
    if (type.kind === 'param') {
      return final ? types.dyn : type;
    }
    return type.params.length > 0
      ? { ...type, params: type.params.map(one => this.resolve(one, final)) }
      : type;
  }

  /** What holds values of both; `undefined` if nothing but `dyn` does. */
  join(previous: Type, current: Type): Type | undefined {
    return this.isAssignable(previous, current)
      ? mostGeneral(previous, current)
      : undefined;
  }

  #all(from: readonly Type[], to: readonly Type[]): boolean {
    return (
      from.length === to.length &&
      from.every((type, index) => this.#fits(type, to[index] ?? types.dyn))
    );
  }

  #fits(a: Type, b: Type): boolean {
    if (b.kind === 'param') {
      const { valid, bound } = this.#substitute(a, b);
      if (valid || bound) {
        return valid;
      }
    }
    if (a.kind === 'param') {
      return this.#substitute(b, a).valid;
    }
    if (a.kind === 'dyn' || b.kind === 'dyn') {
      return true;
    }
    if (a.kind === 'null' || b.kind === 'null') {
      return isNullable(a.kind === 'null' ? b : a);
    }
    switch (a.kind) {
      case 'type':
        return b.kind === 'type';
      case 'opaque':
      case 'list':
      case 'map':
        return (
          a.kind === b.kind &&
          a.name === b.name &&
          this.#all(a.params, b.params)
        );
      default:
        return a.kind === b.kind && a.name === b.name;
    }
  }

  /** Whether `a` may stand for the parameter `b`, and whether something did already. */
  #substitute(a: Type, b: Type): { valid: boolean; bound: boolean } {
    if (areSame(a, b)) {
      return { valid: true, bound: true };
    }
    const current = this.#bound.get(b.name);
    if (!current) {
      const valid = !this.#isWithin(b, a);
      if (valid) {
        this.#bound.set(b.name, a);
      }
      return { valid, bound: false };
    }
    if (areSame(a, current)) {
      return { valid: true, bound: true };
    }
    if (!this.#fits(a, current)) {
      return { valid: false, bound: true };
    }
    const general = mostGeneral(a, current);
    if (!this.#isWithin(b, general)) {
      this.#bound.set(b.name, general);
    }
    return { valid: true, bound: true };
  }

  #isWithin(type: Type, outer: Type): boolean {
    if (areSame(type, outer)) {
      return true;
    }
    if (outer.kind === 'param') {
      const bound = this.#bound.get(outer.name);
      return bound !== undefined && this.#isWithin(type, bound);
    }
    return outer.params.some(one => this.#isWithin(type, one));
  }
}

/** Whether two types are the same to the last parameter. */
export function areSame(a: Type, b: Type): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.params.length === b.params.length &&
    a.params.every((one, index) => areSame(one, b.params[index] ?? types.dyn))
  );
}

function isNullable({ kind }: Type): boolean {
  return ['null', 'opaque', 'object', 'duration', 'timestamp'].includes(kind);
}

function mostGeneral(a: Type, b: Type): Type {
  return isLessSpecific(a, b) ? a : b;
}

function isLessSpecific(a: Type, b: Type): boolean {
  if (a.kind === 'dyn' || a.kind === 'param') {
    return true;
  }
  if (b.kind === 'dyn' || b.kind === 'param' || a.kind !== b.kind) {
    return false;
  }
  if (a.kind === 'type') {
    return true;
  }
  return (
    a.name === b.name &&
    a.params.length === b.params.length &&
    a.params.every((one, index) =>
      isLessSpecific(one, b.params[index] ?? types.dyn),
    )
  );
}
