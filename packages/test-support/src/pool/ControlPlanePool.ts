import {
  deployControlPlane,
  type DeployedControlPlane,
  type DeployOptions,
} from '../cluster/deployControlPlane';

/**
 * Has one control plane ready, made with the options that were asked for last: the next test file of a suite asks for
 * the same. Nobody gets one that somebody else has had.
 */
export class ControlPlanePool {
  #ready: { key: string; deployed: Promise<DeployedControlPlane> } | undefined;
  #closed = false;

  constructor(private readonly deploy = deployControlPlane) {}

  async take(options: DeployOptions): Promise<DeployedControlPlane> {
    const key = JSON.stringify(options);
    const ready = this.#ready;
    this.#ready = undefined;
    if (ready && ready.key !== key) void endWhenReady(ready.deployed);
    try {
      return await (ready?.key === key ? ready.deployed : this.deploy(options));
    } finally {
      this.#prepare(key, options);
    }
  }

  /** Ends the one that nobody has taken. */
  async close(): Promise<void> {
    this.#closed = true;
    const ready = this.#ready;
    this.#ready = undefined;
    if (ready) await endWhenReady(ready.deployed);
  }

  #prepare(key: string, options: DeployOptions): void {
    if (this.#closed || this.#ready) return;
    const deployed = this.deploy(options);
    // Whoever takes it learns why it failed.
    deployed.catch(() => {});
    this.#ready = { key, deployed };
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
