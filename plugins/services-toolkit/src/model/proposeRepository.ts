import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
} from '@backstage/catalog-model';

/** The owner and name of a repository on GitHub, as the plugins for it read it. */
const PROJECT_SLUG = 'github.com/project-slug';

/**
 * The repository that an entity's source is in, as the scaffolder's RepoUrlPicker writes it
 * (`<host>?owner=<owner>&repo=<name>`), or `undefined` where nothing names one on a host of that shape.
 */
export function proposeRepository(entity: Entity): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const source =
    urlOf(annotations[ANNOTATION_SOURCE_LOCATION]) ??
    urlOf(annotations[ANNOTATION_LOCATION]);
  const slug = /^([^/]+)\/([^/]+)$/.exec(annotations[PROJECT_SLUG] ?? '');
  const [, owner, name] = slug ?? inPath(source?.pathname) ?? [];
  if (!owner || !name) {
    return undefined;
  }
  const host = source?.host ?? 'github.com';
  return `${host}?${new URLSearchParams({ owner, repo: name })}`;
}

/** Backstage writes `url:https://…`; `file:…` and others are no repository. */
function urlOf(location: string | undefined): URL | undefined {
  const target = /^url:(https?:\/\/.+)$/.exec(location ?? '')?.[1];
  try {
    return target ? new URL(target) : undefined;
  } catch {
    return undefined;
  }
}

/** GitHub's `/<owner>/<name>/(tree|blob)/…`, and GitLab's `/<groups…>/<name>/-/(tree|blob)/…`. */
function inPath(path: string | undefined) {
  return (
    /^\/(.+)\/([^/]+)\/-\/(?:tree|blob)\//.exec(path ?? '') ??
    /^\/([^/]+)\/([^/]+?)(?:\.git)?(?:\/(?:(?:tree|blob)\/.*)?)?$/.exec(
      path ?? '',
    )
  );
}
