import {
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
} from '@backstage/core-plugin-api';

/** Backstage's auth providers that give ID tokens, by their ids: those of the kubernetes plugin. */
export const authProviders = {
  gitlab: gitlabAuthApiRef,
  google: googleAuthApiRef,
  microsoft: microsoftAuthApiRef,
  okta: oktaAuthApiRef,
  onelogin: oneloginAuthApiRef,
};
