import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { coreApis, useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { ChooseDemoUser } from './ChooseDemoUser';
import { SignInFailed } from './SignInFailed';
import { forgettingIdentity } from './forgettingIdentity';
import { lastDemoUser } from './lastDemoUser';

/** Asks who one wants to be, then signs in as that person: once in a browser, until one signs out. */
export const DemoSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const [name, setName] = useState(lastDemoUser.read);
  const title =
    useApi(coreApis.config).getOptionalString('app.title') ??
    'Services Toolkit';
  if (!name) {
    return <ChooseDemoUser portal={title} onChoose={setName} />;
  }
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-demo-user': name }}
      onSignInSuccess={identity => {
        lastDemoUser.keep(name);
        onSignInSuccess(forgettingIdentity(identity));
      }}
      ErrorComponent={({ error }) => (
        <SignInFailed
          name={name}
          error={error}
          onBack={() => {
            lastDemoUser.forget();
            setName(undefined);
          }}
        />
      )}
    />
  );
};
