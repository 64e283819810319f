import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { lastDemoUser } from './lastDemoUser';

/** The same identity; who signs out is asked again who they are. */
export function forgettingIdentity(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      lastDemoUser.forget();
      await identity.signOut();
    },
  };
}
