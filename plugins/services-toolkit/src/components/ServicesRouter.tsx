import { Route, Routes } from 'react-router-dom';
import { claimRouteRef, claimsRouteRef, pendingRouteRef } from '../routes';
import { ClaimPage } from './ClaimPage/ClaimPage';
import { ClaimsPage } from './ClaimsPage/ClaimsPage';
import { PendingPage } from './PendingPage/PendingPage';
import { ServicesPage } from './ServicesPage/ServicesPage';

/** The pages below `/services`. @public */
export const ServicesRouter = () => (
  <Routes>
    <Route path="/" element={<ServicesPage />} />
    <Route path={claimsRouteRef.path} element={<ClaimsPage />} />
    <Route path={pendingRouteRef.path} element={<PendingPage />} />
    <Route path={claimRouteRef.path} element={<ClaimPage />} />
  </Routes>
);
