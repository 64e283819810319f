import { eventually } from './eventually';
import { kubectl } from './kubectl';

const timeoutMs = 60_000;

/**
 * Waits until every CustomResourceDefinition is Established.
 *
 * `kubectl wait` gives up at once on one that the API server has not looked at yet (its `status.conditions` is null), so
 * it is asked again.
 *
 * @throws what kubectl said last, after a minute
 */
export async function untilKindsAreServed(kubeconfig: string): Promise<void> {
  await eventually(
    'every kind is served',
    () =>
      kubectl(
        [
          ...['wait', '--for=condition=Established', 'crd', '--all'],
          `--timeout=${timeoutMs / 1000}s`,
        ],
        { kubeconfig },
      ),
    { timeoutMs, everyMs: 200 },
  );
}
