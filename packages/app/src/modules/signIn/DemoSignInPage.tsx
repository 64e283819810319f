import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { ChooseDemoUser } from './ChooseDemoUser';
import { SignInFailed } from './SignInFailed';

/**
 * Asks who one wants to be, then signs in as that person. Nothing is remembered: after signing out, and after a
 * reload, one is asked again.
 */
export const DemoSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const [name, setName] = useState<string>();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Services Toolkit';
  if (!name) {
    return <ChooseDemoUser portal={title} onChoose={setName} />;
  }
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-demo-user': name }}
      onSignInSuccess={onSignInSuccess}
      ErrorComponent={({ error }) => (
        <SignInFailed
          name={name}
          error={error}
          onBack={() => setName(undefined)}
        />
      )}
    />
  );
};
