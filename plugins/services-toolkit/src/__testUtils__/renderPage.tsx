import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { coreApis, useAppLocation } from '@backstage/frontend-plugin-api';
import { alertApiRef } from '@backstage/core-plugin-api';
import type { AlertApi } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { SignalApi } from '@backstage/plugin-signals-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { createQueryClient } from '../api/createQueryClient';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { ClaimDialogHost } from '../components/ClaimDialog/ClaimDialogHost';
import { createFromTemplateRouteRef, rootRouteRef } from '../routes';
import type { FakeServicesToolkitApi } from './FakeServicesToolkitApi';
import { aComponent } from './builders';
import type { inLanguage } from './translations';

const Address = () => {
  const { pathname, search } = useAppLocation();
  return <output aria-label="address">{pathname + search}</output>;
};

/** Renders a part of the plugin as alice sees it, with the dialog that lies over every page. */
export function renderPage(
  element: ReactElement,
  api: FakeServicesToolkitApi,
  options: {
    at?: string;
    /** The pattern that the element is mounted at. */
    path?: string;
    /** The entity whose page it is. */
    entity?: Entity;
    catalog?: Entity[];
    owns?: string[];
    /** Where the app shows what has happened. */
    alert?: AlertApi;
    /** The app's signals; without it the app has none. */
    signals?: SignalApi;
    /** Whether the app has one; its templates are entities of the catalog. */
    scaffolder?: boolean;
    /** See `inLanguage`; English where it is left out. */
    language?: ReturnType<typeof inLanguage>;
  } = {},
) {
  const { entity, catalog = [aComponent()] } = options;
  const page = entity ? (
    <EntityProvider entity={entity}>{element}</EntityProvider>
  ) : (
    element
  );
  return renderInTestApp(
    <>
      <Routes>
        <Route path={options.path ?? '*'} element={page} />
      </Routes>
      <ClaimDialogHost />
      <Address />
    </>,
    {
      initialRouteEntries: [options.at ?? '/'],
      mountedRoutes: {
        '/services': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(options.scaffolder && {
          '/create/templates/:namespace/:templateName':
            createFromTemplateRouteRef,
        }),
      },
      apis: [
        [servicesToolkitApiRef, api],
        [queryClientApiRef, createQueryClient()],
        ...(options.alert ? [[alertApiRef, options.alert] as const] : []),
        ...(options.signals ? [[signalApiRef, options.signals] as const] : []),
        ...(options.language ? [options.language] : []),
        [catalogApiRef, catalogApiMock({ entities: catalog })],
        [
          coreApis.identity,
          mockApis.identity({
            userEntityRef: 'user:default/alice',
            ownershipEntityRefs: options.owns ?? ['group:default/team-apps'],
          }),
        ],
      ],
    },
  );
}
