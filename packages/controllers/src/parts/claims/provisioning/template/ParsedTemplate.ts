import type { References, Schema } from '@services-toolkit/cel';
import type { Expression, Scope } from './cel/Expression';

/** What is wrong in a template, and where: `spec.resources[1].template.spec.host`. */
export interface TemplateProblem {
  place: string;
  message: string;
}

/** A value of a template, parsed. */
export interface Rendering<T = unknown> {
  /** The resources that it refers to. */
  references: References;
  /** @throws ExpressionError */
  render(scope: Scope): T;
}

/** A kind at the version that the template names. */
export interface TemplateKind {
  group: string;
  version: string;
  kind: string;
}

/** One entry of `spec.resources`. */
export interface ParsedResource {
  id: string;
  /** `spec.resources[1]` */
  place: string;
  kind: TemplateKind;
  name: Rendering<string>;
  /** Absent: the claim's. */
  namespace?: Rendering<string>;
  /** The whole object. Absent for what is only read. */
  object?: Rendering;
  forEach?: Expression;
  readyWhen: readonly Expression[];
  /** The other resources that it refers to: they are made, and ready, before it. */
  needs: readonly string[];
  /** Those that its name depends on. */
  nameNeeds: readonly string[];
  /** Whether an expression looks at more of it than its metadata. */
  isRead: boolean;
}

/** Where the credentials are. */
export type ParsedBinding =
  | { kind: 'named'; name: Rendering<string> }
  | {
      kind: 'assembled';
      entries: readonly { key: string; value: Rendering<Buffer> }[];
      type?: string;
      provider?: string;
    };

/** A template, parsed. */
export interface ParsedTemplate {
  /** Absent where the template takes no parameters. */
  parametersSchema?: Schema;
  /** In an order in which each comes after what it refers to. */
  resources: readonly ParsedResource[];
  binding: ParsedBinding;
  /** The resources that the binding refers to. */
  bindingNeeds: readonly string[];
}
