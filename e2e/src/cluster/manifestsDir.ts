import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';

/** What the tests apply to the cluster beside what the demo has. */
export const manifestsDir = path.join(rootDir, 'e2e/manifests');
