const path = require('node:path');
const createBackstageConfig = require('@backstage/cli/config/eslint-factory');
const mayImport = require('./mayImport.cjs');
const words = require('./words.cjs');

const rootDir = path.resolve(__dirname, '../..');

/** They know tests by Backstage's names of them only. */
const testFiles = ['**/*.test.ts?(x)', '**/__testUtils__/**', 'src/testing/**'];

/** What is for tests alone, and for those that are nothing but tests. */
const forTests = '@services-toolkit/test-support';
const areTests = ['benchmarks', 'e2e', 'packages/test-support'];

/** What runs in browsers too does without Node. */
const runsInBrowsers = [
  'packages/cel',
  'packages/claims',
  'packages/kubernetes-api',
  'packages/offerings',
  'plugins/services-toolkit',
  'plugins/services-toolkit-common',
];

/** The lint rules of a package: Backstage's, the direction of imports, the size of functions, and the words of the field. */
module.exports = function createLintConfig(dir) {
  const name = path.relative(rootDir, dir).split(path.sep).join('/');
  const restrictedImportPatterns = [
    ...(mayImport[name]
      ? [
          '@services-toolkit/*',
          ...mayImport[name].map(one => `!@services-toolkit/${one}`),
        ]
      : []),
    ...(areTests.includes(name) ? [] : [forTests]),
    ...(runsInBrowsers.includes(name) ? ['node:*'] : []),
  ];
  const config = createBackstageConfig(dir, {
    // What `yarn bundle` leaves.
    ignorePatterns: ['bundle/**'],
    restrictedImportPatterns,
    rules: {
      // The methods of openapi-fetch are called as those of HTTP.
      ...(name === 'plugins/services-toolkit-common' && {
        'new-cap': ['error', { capIsNew: false }],
      }),
      'max-lines-per-function': [
        'error',
        { max: 100, skipBlankLines: true, skipComments: true },
      ],
    },
    overrides: [
      {
        // A flow of e2e tells a whole story.
        files: name === 'e2e' ? ['src/**'] : testFiles,
        rules: {
          'max-lines-per-function': 'off',
          'no-restricted-imports': 'off',
          '@backstage/no-undeclared-imports': 'off',
          '@backstage/no-mixed-plugin-imports': 'off',
          'no-restricted-syntax': 'off',
        },
      },
    ],
  });
  // Not by `restrictedSyntax`: in packages of the browser Backstage's own list takes its place.
  config.rules['no-restricted-syntax'] = [
    'error',
    ...config.rules['no-restricted-syntax'].slice(1),
    ...words.map(([coined, word]) => ({
      selector: `Identifier[name=/${coined}/i]`,
      message: `Say ${word}: see docs/glossary.md.`,
    })),
  ];
  return config;
};
