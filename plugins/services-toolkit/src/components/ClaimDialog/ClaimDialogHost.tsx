import { Suspense, lazy, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { useClaimDialog } from './useClaimDialog';

const ClaimDialog = lazy(() =>
  import('./ClaimDialog').then(module => ({ default: module.ClaimDialog })),
);

/**
 * Shows the dialog *Claim a service* over whatever page there is, when the address says so. It stands once in the
 * app, inside its router.
 *
 * @public
 */
export const ClaimDialogHost = () => {
  const { state } = useClaimDialog();
  return state ? <OnceSignedIn /> : null;
};

/** The app's root is there before anybody has signed in. */
function OnceSignedIn() {
  const identityApi = useApi(coreApis.identity);
  const [user, setUser] = useState<string>();
  useEffect(() => {
    let here = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef }) => here && setUser(userEntityRef),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [identityApi]);
  return user !== undefined ? (
    <Suspense fallback={null}>
      <ClaimDialog user={user} />
    </Suspense>
  ) : null;
}
