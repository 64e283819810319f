/**
 * Imports point one way: which packages of ours the code of a package may import. Its tests may also import what stands
 * among its devDependencies. A package that is not here may import all of them, and is imported by none.
 */
module.exports = {
  'packages/cel': [],
  'packages/kubernetes-api': ['cel'],
  'packages/claims': ['kubernetes-api'],
  'packages/offerings': ['cel', 'kubernetes-api'],
  'packages/kubernetes-runtime': ['kubernetes-api'],
  'packages/controllers': [
    'cel',
    'claims',
    'kubernetes-api',
    'kubernetes-runtime',
    'offerings',
  ],
  'packages/aggregated-apiserver': [
    'claims',
    'kubernetes-api',
    'kubernetes-runtime',
  ],
  'packages/control-plane': [],
  'packages/test-support': ['control-plane', 'kubernetes-api'],
  'plugins/services-toolkit-common': ['claims', 'kubernetes-api', 'offerings'],
  'plugins/services-toolkit': [
    'backstage-plugin-services-toolkit-common',
    'claims',
    'kubernetes-api',
    'offerings',
  ],
  'plugins/services-toolkit-node': [
    'backstage-plugin-services-toolkit-common',
    'claims',
    'kubernetes-api',
    'kubernetes-runtime',
    'offerings',
  ],
  'plugins/services-toolkit-backend': [
    'backstage-plugin-services-toolkit-common',
    'backstage-plugin-services-toolkit-node',
    'claims',
    'kubernetes-api',
    'kubernetes-runtime',
    'offerings',
  ],
  'plugins/catalog-backend-module-services-toolkit': [
    'backstage-plugin-services-toolkit-common',
    'backstage-plugin-services-toolkit-node',
    'claims',
    'kubernetes-api',
    'kubernetes-runtime',
    'offerings',
  ],
  'plugins/scaffolder-backend-module-services-toolkit': [
    'backstage-plugin-services-toolkit-common',
    'claims',
    'kubernetes-api',
  ],
};
