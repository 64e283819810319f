import {
  deployControlPlane,
  type DeployedControlPlane,
  type DeployOptions,
} from '../cluster/deployControlPlane';

/**
 * Has a control plane ready for the next test file, of each kind that files have asked for more than once: those of a package
 * ask for the same options. Nobody gets one that somebody else has had.
 */
export class ControlPlanePool {
  /** By the options that they were made with. */
  readonly #ready = new Map<string, Promise<DeployedControlPlane>>();
  readonly #asked = new Set<string>();
  #closed = false;

  constructor(private readonly deploy = deployControlPlane) {}

  async take(options: DeployOptions): Promise<DeployedControlPlane> {
    const key = JSON.stringify(options);
    const ready = this.#ready.get(key);
    this.#ready.delete(key);
    // What only one file asks for would start for nobody.
    const again = this.#asked.has(key);
    this.#asked.add(key);
    try {
      return await (ready ?? this.deploy(options));
    } finally {
      if (again) this.#prepare(key, options);
    }
  }

  /** Ends those that nobody has taken. */
  async close(): Promise<void> {
    this.#closed = true;
    const left = [...this.#ready.values()];
    this.#ready.clear();
    await Promise.all(left.map(endWhenReady));
  }

  #prepare(key: string, options: DeployOptions): void {
    if (this.#closed || this.#ready.has(key)) return;
    const deployed = this.deploy(options);
    // Whoever takes it learns why it failed.
    deployed.catch(() => {});
    this.#ready.set(key, deployed);
  }
}

async function endWhenReady(
  deployed: Promise<DeployedControlPlane>,
): Promise<void> {
  await deployed.then(
    one => one.stop(),
    () => {},
  );
}
