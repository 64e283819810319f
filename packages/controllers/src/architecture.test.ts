import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const packages = join(__dirname, '../..');

/** The packages that run in a cluster, and what they stand on. */
const looked = [
  ...['aggregated-apiserver', 'cel', 'claims', 'controllers'],
  ...['kubernetes-api', 'kubernetes-runtime'],
];

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The sources of a package without tests and what only these use, relative to its `src`. */
function sourcesOf(name: string): string[] {
  const src = join(packages, name, 'src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    file =>
      file.endsWith('.ts') &&
      !/\.test\.ts$|__\w+__|(^|\/)testing\/|(^|\/)generated\//.test(file),
  );
}

/** What a file imports, types too: who reads it has to know both. */
function importsOf(name: string, file: string): string[] {
  const text = readFileSync(join(packages, name, 'src', file), 'utf8');
  return [...text.matchAll(/^(?:import|export|\}) .*?from '([^']+)';$/gms)].map(
    ([, specifier = '']) => specifier,
  );
}

function fileGraph(name: string): Graph {
  const src = join(packages, name, 'src');
  return new Map(
    sourcesOf(name).map(file => {
      const imported = importsOf(name, file)
        .filter(specifier => specifier.startsWith('.'))
        .map(specifier => join(src, dirname(file), specifier))
        .map(path =>
          existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'),
        );
      return [file, new Set(imported.map(path => relative(src, path)))];
    }),
  );
}

/** The rules of a controller's decisions belong to its folder. */
function folderOf(name: string, file: string): string {
  const folder = dirname(file);
  const parent = dirname(folder);
  return folder.endsWith('/rules') &&
    existsSync(join(packages, name, 'src', parent, 'decide.ts'))
    ? parent
    : folder;
}

function folderGraph(name: string): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, imported] of fileGraph(name)) {
    const folder = folderOf(name, file);
    const known = folders.get(folder) ?? new Set();
    for (const other of imported) {
      if (folderOf(name, other) !== folder) {
        known.add(folderOf(name, other));
      }
    }
    folders.set(folder, known);
  }
  return folders;
}

function packageGraph(): Graph {
  const prefix = '@services-toolkit/';
  return new Map(
    looked.map(name => [
      name,
      new Set(
        sourcesOf(name)
          .flatMap(file => importsOf(name, file))
          .filter(specifier => specifier.startsWith(prefix))
          .map(specifier => specifier.slice(prefix.length).split('/')[0] ?? ''),
      ),
    ]),
  );
}

/** A way from somewhere back to there; undefined where there is none. */
function circleIn(graph: Graph): string | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string | undefined => {
    if (path.includes(node)) {
      return [...path.slice(path.indexOf(node)), node].join(' -> ');
    }
    if (done.has(node)) {
      return undefined;
    }
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...path, node]);
      if (circle) {
        return circle;
      }
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}

test('a circle is found', () => {
  const graph = (...edges: [string, string[]][]) =>
    new Map(edges.map(([from, to]) => [from, new Set(to)]));
  assert.equal(
    circleIn(graph(['a', ['b']], ['b', ['c', 'd']], ['d', ['b']])),
    'b -> d -> b',
  );
  assert.equal(circleIn(graph(['a', ['b', 'c']], ['b', ['c']])), undefined);
});

test('imports of packages have no circle', () => {
  const graph = packageGraph();
  assert.ok(graph.get('controllers')?.has('kubernetes-runtime'));
  assert.equal(circleIn(graph), undefined);
});

for (const name of ['controllers', 'aggregated-apiserver']) {
  test(`imports of the folders of ${name} have no circle`, () => {
    const graph = folderGraph(name);
    assert.ok(graph.size > 4, 'the folders are found');
    assert.equal(circleIn(graph), undefined);
  });
}

for (const name of looked) {
  test(`imports of the files of ${name} have no circle`, () => {
    const graph = fileGraph(name);
    assert.ok(
      [...graph.values()].some(imported => imported.size > 0),
      'the imports are found',
    );
    assert.equal(circleIn(graph), undefined);
  });
}
