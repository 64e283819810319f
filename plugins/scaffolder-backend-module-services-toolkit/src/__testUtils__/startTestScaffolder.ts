import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import servicesToolkitPlugin from '@services-toolkit/backstage-plugin-services-toolkit-backend';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { createEndingDatabases } from '@services-toolkit/test-support/backend';
import scaffolderModuleServicesToolkit from '..';
import { orders, sampleObjects } from './samples';

/** How a task ended. */
export interface TaskResult {
  status: string;
  /** Everything that the task logged. */
  log: string;
  output: Record<string, unknown>;
}

/** What the scaffolder tells of a dry run. */
export interface DryRun {
  log: unknown[];
  directoryContents: { path: string; base64Content: string }[];
}

/** The real scaffolder with our actions and the claim API, towards a real cluster. */
export interface TestScaffolder {
  /** As an administrator. */
  kubectl(args: readonly string[], input?: object): Promise<string>;
  /** Starts a task and waits until it has ended; `meanwhile` is called after it has started. */
  run(
    as: string,
    template: string,
    meanwhile?: () => Promise<void>,
  ): Promise<TaskResult>;
  /** Tries a template out; `files` stand beside it. */
  dryRun(
    as: string,
    template: Entity,
    values?: Record<string, unknown>,
    files?: Record<string, string>,
  ): Promise<{ status: number; body: DryRun }>;
  stop(): Promise<void>;
}

/**
 * How often the scaffolder looks whether a task was cancelled (`StorageTaskBroker.event$`), and so learns that it has ended:
 * once more after the backend has stopped.
 */
const lookForCancellationMs = 1_000;

export async function startTestScaffolder(options: {
  templates: Entity[];
  identity?: 'impersonate' | 'user';
}): Promise<TestScaffolder> {
  const cluster = await TestCluster.start();
  const run = cluster.kubectl;
  await run(['apply', '-f', '-'], sampleObjects);

  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      githubModule,
      scaffolderModuleServicesToolkit,
      servicesToolkitPlugin,
      createEndingDatabases({ graceMs: 2 * lookForCancellationMs }),
      catalogServiceMock.factory({ entities: [orders, ...options.templates] }),
      mockServices.rootConfig.factory({
        data: {
          // Dry runs of the pull request ask for a token, and use none.
          integrations: { github: [{ host: 'github.com', token: 'none' }] },
          servicesToolkit: {
            clusters: {
              workload: { identity: options.identity ?? 'impersonate' },
            },
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'workload',
                    url: cluster.server,
                    ...(options.identity === 'user'
                      ? { authProvider: 'oidc', oidcTokenProvider: 'okta' }
                      : { authProvider: 'serviceAccount' }),
                    serviceAccountToken: cluster.portalToken,
                    caData: cluster.caData,
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  const call = async (as: string, path: string, body?: object) => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: mockCredentials.user.header(`user:default/${as}`),
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      },
    );
    return { status: response.status, body: await response.json() };
  };

  return {
    kubectl: run,
    async run(as, template, meanwhile) {
      const created = await call(as, '/tasks', {
        templateRef: `template:default/${template}`,
        values: {},
      });
      const { id } = created.body;
      if (!id) {
        throw new Error(`No task: ${JSON.stringify(created)}`);
      }
      await meanwhile?.();
      const ended = ['completed', 'failed', 'cancelled'];
      const { status } = await eventually(
        'the end of the task',
        async () => (await call(as, `/tasks/${id}`)).body,
        {
          check: task => {
            if (!ended.includes(task.status)) {
              throw new Error(`task is ${task.status}`);
            }
          },
        },
      );
      const { body: events } = await call(as, `/tasks/${id}/events`);
      const bodies: { message: string; output?: Record<string, unknown> }[] =
        events.map((event: { body: unknown }) => event.body);
      return {
        status,
        log: JSON.stringify(events),
        output: bodies.find(({ output }) => output)?.output ?? {},
      };
    },
    dryRun: (as, template, values = {}, files = {}) =>
      call(as, '/dry-run', {
        template,
        values,
        directoryContents: Object.entries(files).map(([path, text]) => ({
          path,
          base64Content: Buffer.from(text).toString('base64'),
        })),
        secrets: {},
      }),
    async stop() {
      await backend.stop();
      await cluster.stop();
    },
  };
}
