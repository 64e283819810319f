import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { canBeOpened, wantedHosts } from '../model/gitHosts';
import { createFromTemplateRouteRef } from '../routes';

/** Templates of this `spec.type` propose a claim somewhere, e.g. by a pull request. */
const TEMPLATE_TYPE = 'service-claim';

/** A scaffolder template that proposes a claim. */
export interface ClaimTemplate {
  title: string;
  /** Where its form is, in this app. */
  path: string;
}

/** By which templates a claim can be proposed, or why by none. */
export type ClaimTemplates =
  | { state: 'checking' }
  | { state: 'offered'; templates: ClaimTemplate[] }
  | { state: 'absent'; why: 'noScaffolder' | 'noTemplate' | 'catalog' }
  /** They could be filled in, but the portal has no credentials for where the pull request would go. */
  | { state: 'absent'; why: 'noCredentials'; hosts: string };

/** @param repoUrl - where the component's source is, if that is known, as the scaffolder writes it */
export function useClaimTemplates(repoUrl?: string): ClaimTemplates {
  const catalogApi = useApi(catalogApiRef);
  const api = useApi(servicesToolkitApiRef);
  const templateRoute = useRouteRef(createFromTemplateRouteRef);
  const offered = templateRoute !== undefined;
  const { loading, value } = useAsync(
    async () =>
      offered
        ? Promise.all([
            catalogApi.getEntities({
              filter: { kind: 'template', 'spec.type': TEMPLATE_TYPE },
              fields: [
                'metadata.namespace',
                'metadata.name',
                'metadata.title',
                'spec.parameters',
              ],
              order: { field: 'metadata.name', order: 'asc' },
            }),
            // Where that is not known, the template says itself what it lacks.
            api.listGitHosts().then(
              ({ items }) => items.map(({ host }) => host),
              () => undefined,
            ),
          ])
        : undefined,
    [catalogApi, api, offered],
  );
  if (!templateRoute) {
    return { state: 'absent', why: 'noScaffolder' };
  }
  if (!value) {
    return loading
      ? { state: 'checking' }
      : { state: 'absent', why: 'catalog' };
  }
  const [{ items }, known] = value;
  if (items.length === 0) {
    return { state: 'absent', why: 'noTemplate' };
  }
  const usable = known
    ? items.filter(template => canBeOpened(template, { repoUrl, known }))
    : items;
  if (usable.length === 0) {
    const hosts = items.flatMap(template => wantedHosts(template, repoUrl));
    return {
      state: 'absent',
      why: 'noCredentials',
      hosts: Array.from(new Set(hosts)).join(', '),
    };
  }
  return {
    state: 'offered',
    templates: usable.map(({ metadata }) => ({
      title: metadata.title ?? metadata.name,
      path: templateRoute({
        namespace: metadata.namespace ?? 'default',
        templateName: metadata.name,
      }),
    })),
  };
}
