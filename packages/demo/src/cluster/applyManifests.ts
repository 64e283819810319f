import path from 'node:path';
import { kubectl, untilKindsAreServed } from '@services-toolkit/control-plane';
import { rootDir } from '../paths';

/**
 * Applies kustomizations of the project with kubectl, as a person would, and waits until the kinds that they define are
 * served.
 *
 * @param folders - relative to the project's root, in any order: none may need another one's kinds
 */
export async function applyManifests(
  kubeconfig: string,
  ...folders: readonly string[]
): Promise<void> {
  await Promise.all(
    folders.map(folder =>
      kubectl(['apply', '-k', path.join(rootDir, folder)], { kubeconfig }),
    ),
  );
  await untilKindsAreServed(kubeconfig);
}
