import { eventually } from '@services-toolkit/test-support';
import type {
  AdminAnswer,
  AdminRequests,
} from '../../__testUtils__/adminRequests';
import type { StructuralSchema } from '../StructuralSchema';

/** What an API server makes of an object. */
export type TrialAnswer =
  | { kind: 'taken'; value: unknown }
  | { kind: 'refused'; message: string };

/** Where the API server finds something wrong in a definition. */
export interface Refusal {
  /** The name of the property of `spec`. */
  property: string;
  /** From the schema of that property. */
  path: string;
  message: string;
  /** It is too expensive, by its estimate. */
  isCost: boolean;
}

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const dryRun = '?dryRun=All';
const inProperty =
  /openAPIV3Schema\.properties\[spec\]\.properties\[([^\]]+)\]\.?(.*)$/;

export type TrialJudge = (
  property: string,
  value: unknown,
) => Promise<TrialAnswer>;

/** Kinds for trials: each property of `spec` has the schema of one of them. */
export class TrialKinds {
  readonly #requests: AdminRequests;
  readonly #group: string;
  readonly #namespace: string;
  #count = 0;

  constructor(requests: AdminRequests, namespace: string) {
    this.#requests = requests;
    this.#namespace = namespace;
    this.#group = `${namespace}.example.org`;
  }

  /** What keeps a kind with these properties from being installed; empty where nothing does. */
  async refusals(
    properties: Record<string, StructuralSchema>,
  ): Promise<Refusal[]> {
    return refusalsIn(
      await this.#requests.post(
        `${definitions}${dryRun}`,
        this.#definition('trial', properties),
      ),
    );
  }

  /** Installs a kind, and gives what judges a value of one of its properties; or what keeps it from being installed. */
  async install(
    properties: Record<string, StructuralSchema>,
  ): Promise<Refusal[] | TrialJudge> {
    const name = `trial${this.#count++}`;
    const refusals = refusalsIn(
      await this.#requests.post(
        definitions,
        this.#definition(name, properties),
      ),
    );
    if (refusals.length > 0) {
      return refusals;
    }
    const path = `/apis/${this.#group}/v1/namespaces/${
      this.#namespace
    }/${name}s`;
    await eventually(
      'the kind is served',
      async () => {
        const { status } = await this.#requests.get(path);
        if (status !== 200) {
          throw new Error(`${name} is not served yet: ${status}`);
        }
        return true;
      },
      { timeoutMs: 60_000 },
    );
    return async (property, value) => {
      const { status, body } = await this.#requests.post(`${path}${dryRun}`, {
        apiVersion: `${this.#group}/v1`,
        kind: kindOf(name),
        metadata: { generateName: 'trial-' },
        spec: { [property]: value },
      });
      if (status === 201) {
        return { kind: 'taken', value: body.spec?.[property] };
      }
      if (status !== 422) {
        throw new Error(`${status}: ${body.message}`);
      }
      return { kind: 'refused', message: body.message };
    };
  }

  async remove(): Promise<void> {
    for (let count = 0; count < this.#count; count++) {
      await this.#requests.delete(
        `${definitions}/trial${count}s.${this.#group}`,
      );
    }
  }

  #definition(name: string, properties: Record<string, StructuralSchema>) {
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${name}s.${this.#group}` },
      spec: {
        group: this.#group,
        scope: 'Namespaced',
        names: { kind: kindOf(name), plural: `${name}s`, singular: name },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: { spec: { type: 'object', properties } },
              },
            },
          },
        ],
      },
    };
  }
}

function kindOf(name: string): string {
  return `T${name.slice(1)}`;
}

function refusalsIn({ status, body }: AdminAnswer): Refusal[] {
  if (status === 201) {
    return [];
  }
  const causes: { field?: string; message: string; reason: string }[] =
    body.details?.causes ?? [];
  const found = causes.map(({ field = '', message, reason }) => {
    const [, property = '', path = ''] = inProperty.exec(field) ?? [];
    const isCost = reason === 'FieldValueForbidden' && /\bcost\b/.test(message);
    return { property, path, message, isCost };
  });
  return found.length > 0
    ? found
    : [{ property: '', path: '', message: body.message, isCost: false }];
}
