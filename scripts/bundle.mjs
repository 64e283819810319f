import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

// `node ../../scripts/bundle.mjs` in a package: its src/main.ts with all that it needs, to run with nothing but Node. What is
// imported on demand (credential plugins of kubeconfigs, say) stays a file of its own, and costs no memory until then.
const outdir = path.resolve('bundle');
const { outputFiles } = await build({
  entryPoints: ['src/main.ts'],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  // CommonJS modules in it call require and read __dirname.
  banner: {
    js: [
      "import { createRequire as createRequire_ } from 'node:module';",
      "import { dirname as dirname_ } from 'node:path';",
      "import { fileURLToPath as fileURLToPath_ } from 'node:url';",
      'const require = createRequire_(import.meta.url);',
      'const __filename = fileURLToPath_(import.meta.url);',
      'const __dirname = dirname_(__filename);',
    ].join(''),
  },
  logLevel: 'warning',
  write: false,
});

// Another process may bundle the same sources now, and a third one start from them: no file is missing or half at any time.
await mkdir(outdir, { recursive: true });
for (const { path: file, contents } of outputFiles) {
  const written = `${file}.${process.pid}`;
  await writeFile(written, contents);
  await rename(written, file);
}
const current = new Set(outputFiles.map(file => path.basename(file.path)));
for (const name of await readdir(outdir)) {
  if (/\.(mjs|map)$/.test(name) && !current.has(name))
    await rm(path.join(outdir, name), { force: true });
}
