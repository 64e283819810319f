import { aName, type Means } from './forgeries';
import { aSelector } from './offeringForgeries';

/** Somebody who is signed in at the portal, and sends its API whatever comes to mind. */
export class PortalAttacker {
  /** How often the portal did what it was asked to, and how often it refused. */
  readonly counts = { taken: 0, refused: 0 };
  /** All that the portal answered. */
  readonly answers: string[] = [];

  static async signIn(
    portalUrl: string,
    user: string,
    means: Means,
  ): Promise<PortalAttacker> {
    const answer = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': user },
    });
    const body: { backstageIdentity?: { token?: string } } =
      await answer.json();
    const token = body.backstageIdentity?.token;
    if (!token) throw new Error(`The portal does not let ${user} in.`);
    return new PortalAttacker(`${user} at the portal`, portalUrl, token, means);
  }

  private constructor(
    readonly user: string,
    private readonly portalUrl: string,
    private readonly token: string,
    private readonly means: Means,
  ) {}

  async strike(): Promise<void> {
    const { method, path, body } = this.#request();
    const answer = await fetch(`${this.portalUrl}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'backstage-kubernetes-cluster': 'workload',
        ...(this.means.random.chance(2) && {
          'impersonate-user': this.means.random.pick([
            'backstage:user:default/alice',
            'system:serviceaccount:services-toolkit:services-toolkit-controllers',
          ]),
          'impersonate-group': this.means.random.pick([
            'backstage:group:default/team-apps',
            'system:masters',
          ]),
        }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    this.answers.push(await answer.text());
    this.counts[answer.ok ? 'taken' : 'refused'] += 1;
    if (answer.status >= 500 && answer.status !== 503) {
      throw new Error(
        `${method} ${path} with ${JSON.stringify(body)} answers ${
          answer.status
        }: ${this.answers.at(-1)}`,
      );
    }
  }

  #request(): { method: string; path: string; body?: object } {
    const { random, knowledge } = this.means;
    const target = random.pick(knowledge.targets);
    const namespace = random.pick([
      ...['attacker-portal', 'victim', 'victim-services', 'services-toolkit'],
      target.namespace ?? 'attacker-portal',
    ]);
    const name = random.pick([target.name, aName(this.means)]);
    const ours = '/services-toolkit';
    const claim = `${ours}/claims/workload/${namespace}/${encodeURIComponent(
      name,
    )}`;
    const kind = random.pick(['', '?kind=ResourceClaim', '?kind=Secret']);
    switch (random.below(9)) {
      case 0:
        return { method: 'GET', path: `${claim}${kind}` };
      case 1:
        return { method: 'GET', path: `${claim}/chain${kind}` };
      case 2:
        return { method: 'DELETE', path: `${claim}${kind}` };
      case 3:
        return {
          method: 'GET',
          path: `${ours}/claims?entityRef=${random.pick(knowledge.words)}`,
        };
      case 5:
        return {
          method: 'GET',
          path: `${ours}/services/services/${encodeURIComponent(
            random.pick(['victim-offering', 'a0', 'a1', name]),
          )}${random.pick(['', '/icon'])}`,
        };
      case 6:
        return {
          method: 'GET',
          path: `${ours}/${random.pick([
            'services',
            'infrastructure/workload',
            `infrastructure/${encodeURIComponent('../claims')}`,
          ])}`,
        };
      // Where the portal has Backstage's Kubernetes plugin, too: its proxy passes on what a browser says of itself.
      case 4:
        return {
          method: 'GET',
          path: `/kubernetes/proxy/api/v1/namespaces/${namespace}/secrets`,
        };
      default:
        return {
          method: 'POST',
          path: `${ours}${random.pick(['/claims', '/claims?dryRun=true'])}`,
          body: {
            ...{ cluster: 'workload', namespace, name },
            ...this.#wanted(target.name),
            ...(random.chance(3) && {
              entityRef: random.pick(knowledge.words),
            }),
          },
        };
    }
  }

  /** What a claim may ask for: a class, a plan, what is needed, or an object. */
  #wanted(name: string): object {
    const { random } = this.means;
    return random.pick<object>([
      {
        class: random.pick(['victim-pool', 'victim-shared', 'postgresql']),
        parameters: { login: 'unrelated' },
      },
      {
        service: {
          name: random.pick(['victim-offering', 'a0', name]),
          plan: random.pick(['pool', 'shared', 'constructor']),
        },
      },
      {
        classSelector: aSelector(this.means),
        ...(random.chance(2) && { parameters: { login: 'unrelated' } }),
      },
      {
        resource: {
          ...{ apiVersion: 'v1', kind: 'Secret', name },
          namespace: random.pick(['victim', 'victim-services']),
        },
      },
    ]);
  }
}
