import { createBackend } from '@backstage/backend-defaults';
import { benchEntities } from './benchEntities';
import { benchPolicy } from './BenchPolicy';
import { benchSignIn } from './benchSignIn';

/**
 * The backend of packages/backend without templates and search, with a policy that decides by conditions, and with the
 * benchmark's own entities. With `--static` without our plugins: what they add is measured against it.
 */
const withoutToolkit = process.argv.includes('--static');

// The parent's end is ours.
process.on('disconnect', () => process.exit(0));

const backend = createBackend();
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(benchSignIn);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(benchPolicy);
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(benchEntities({ standInForToolkit: withoutToolkit }));
if (!withoutToolkit) {
  backend.add(
    import(
      '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit'
    ),
  );
  backend.add(
    import('@services-toolkit/backstage-plugin-services-toolkit-backend'),
  );
}

process.on('message', message => {
  if (message === 'memory') {
    const before = process.memoryUsage();
    // What is garbage is nobody's growth; twice, since the first frees what only finalizers held.
    globalThis.gc?.();
    globalThis.gc?.();
    const memory = process.memoryUsage();
    // Only this one also gives back pages that V8 keeps for the next time.
    globalThis.gc?.({
      type: 'major',
      execution: 'sync',
      flavor: 'last-resort',
    });
    process.send?.({ memory, before, givenBack: process.memoryUsage() });
  }
});

backend.start().then(
  () => process.send?.({ started: true }),
  error => {
    console.error(error);
    process.exit(1);
  },
);
