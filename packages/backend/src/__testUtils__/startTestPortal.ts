import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import type { JsonObject } from '@backstage/types';
import catalogModuleServicesToolkit from '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit';
import servicesToolkitPlugin from '@services-toolkit/backstage-plugin-services-toolkit-backend';
import { endingDatabases } from '@services-toolkit/test-support/backend';

/** A portal's backend with the real catalog, our module in it, and the claim API. */
export interface TestPortal {
  /** An answer of a plugin's API, to another plugin unless told a person. With a body it is a POST. */
  ask(
    path: string,
    person?: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: any }>;
  entity(ref: string): Promise<Entity | undefined>;
  /** The refs of what our module made. */
  ownRefs(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startTestPortal(options: {
  config: JsonObject;
  features?: BackendFeature[];
}): Promise<TestPortal> {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleServicesToolkit,
      servicesToolkitPlugin,
      endingDatabases,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          catalog: {
            stitchingStrategy: {
              mode: 'deferred',
              pollingInterval: { milliseconds: 100 },
            },
          },
          ...options.config,
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const origin = `http://localhost:${backend.server.port()}`;
  const ask: TestPortal['ask'] = async (path, person, body, headers) => {
    const authorization = person
      ? mockCredentials.user.header(person)
      : mockCredentials.service.header();
    const response = await fetch(`${origin}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    ask,
    async entity(ref) {
      const { kind, namespace, name } = parseEntityRef(ref);
      const { status, body } = await ask(
        `/catalog/entities/by-name/${kind}/${namespace}/${name}`,
      );
      return status === 200 ? body : undefined;
    },
    async ownRefs() {
      const { body } = await ask('/catalog/entities?filter=kind=resource');
      return (body as Entity[])
        .filter(({ metadata }) =>
          metadata.annotations?.[
            'backstage.io/managed-by-origin-location'
          ]?.startsWith('services-toolkit:'),
        )
        .map(
          ({ metadata }) => `resource:${metadata.namespace}/${metadata.name}`,
        )
        .sort();
    },
    stop: () => backend.stop(),
  };
}
