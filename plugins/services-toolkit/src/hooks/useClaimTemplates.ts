import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
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
  | { state: 'absent'; why: 'noScaffolder' | 'noTemplate' | 'catalog' };

export function useClaimTemplates(): ClaimTemplates {
  const catalogApi = useApi(catalogApiRef);
  const templateRoute = useRouteRef(createFromTemplateRouteRef);
  const offered = templateRoute !== undefined;
  const { loading, value } = useAsync(
    async () =>
      offered
        ? catalogApi.getEntities({
            filter: { kind: 'template', 'spec.type': TEMPLATE_TYPE },
            fields: ['metadata.namespace', 'metadata.name', 'metadata.title'],
            order: { field: 'metadata.name', order: 'asc' },
          })
        : undefined,
    [catalogApi, offered],
  );
  if (!templateRoute) {
    return { state: 'absent', why: 'noScaffolder' };
  }
  if (!value) {
    return loading
      ? { state: 'checking' }
      : { state: 'absent', why: 'catalog' };
  }
  if (value.items.length === 0) {
    return { state: 'absent', why: 'noTemplate' };
  }
  return {
    state: 'offered',
    templates: value.items.map(({ metadata }) => ({
      title: metadata.title ?? metadata.name,
      path: templateRoute({
        namespace: metadata.namespace ?? 'default',
        templateName: metadata.name,
      }),
    })),
  };
}
