import { Route, Routes } from 'react-router-dom';
import {
  claimRouteRef,
  claimsRouteRef,
  linksRouteRef,
  offeringRouteRef,
  pendingRouteRef,
  serviceRouteRef,
} from '../routes';
import { ClaimPage } from './ClaimPage/ClaimPage';
import { ClaimsPage } from './ClaimsPage/ClaimsPage';
import { LinksPage } from './LinksPage/LinksPage';
import { NotFoundPage } from './NotFoundPage';
import { OfferingPage } from './OfferingPage/OfferingPage';
import { PendingPage } from './PendingPage/PendingPage';
import { ServicePage } from './Service/ServicePage';
import { ServicesPage } from './ServicesPage/ServicesPage';

/** The pages below `/services`. @public */
export const ServicesRouter = () => (
  <Routes>
    <Route path="/" element={<ServicesPage />} />
    <Route path={claimsRouteRef.path} element={<ClaimsPage />} />
    <Route path={pendingRouteRef.path} element={<PendingPage />} />
    <Route path={linksRouteRef.path} element={<LinksPage />} />
    <Route path={offeringRouteRef.path} element={<OfferingPage />} />
    <Route path={serviceRouteRef.path} element={<ServicePage />} />
    <Route path={claimRouteRef.path} element={<ClaimPage />} />
    <Route path="*" element={<NotFoundPage />} />
  </Routes>
);
