import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { coreApis } from '@backstage/frontend-plugin-api';
import { DemoSignInPage } from './DemoSignInPage';

const session = {
  providerInfo: {},
  profile: { displayName: 'Bob' },
  backstageIdentity: {
    token: 'e30.e30.e30',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/bob',
      ownershipEntityRefs: ['user:default/bob'],
    },
  },
};

function renderPage() {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<DemoSignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [
      [
        coreApis.config,
        mockApis.config({ data: { app: { title: 'Portal' } } }),
      ],
      [
        coreApis.discovery,
        mockApis.discovery({ baseUrl: 'http://backend.test' }),
      ],
    ],
  });
  return onSignInSuccess;
}

describe('DemoSignInPage', () => {
  const fetched = jest.spyOn(global, 'fetch');
  afterEach(() => {
    fetched.mockReset();
    window.localStorage.clear();
  });

  it('signs in as the chosen person', async () => {
    fetched.mockImplementation(async () => Response.json(session));
    const onSignInSuccess = renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Bob' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    const [url, init] = fetched.mock.calls[0]!;
    expect(String(url)).toBe('http://backend.test/api/auth/demo/refresh');
    expect(new Headers(init?.headers).get('x-demo-user')).toBe('bob');
    const identity = onSignInSuccess.mock.calls[0]![0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/bob',
    });
  });

  it('asks nobody again after a reload or in another tab, until they sign out', async () => {
    fetched.mockImplementation(async () => Response.json(session));
    const first = renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Bob' }),
    );
    await waitFor(() => expect(first).toHaveBeenCalled());
    cleanup();

    const second = renderPage();
    await waitFor(() => expect(second).toHaveBeenCalled());
    const [, init] = fetched.mock.calls.at(-1)!;
    expect(new Headers(init?.headers).get('x-demo-user')).toBe('bob');

    await second.mock.calls[0]![0].signOut();
    cleanup();
    renderPage();
    expect(
      await screen.findByRole('button', { name: 'Sign in as Alice' }),
    ).toBeInTheDocument();
  });

  it('asks who keeps a name that is nobody’s', async () => {
    window.localStorage.setItem('services-toolkit/demo-user', 'mallory');
    renderPage();
    expect(
      await screen.findByRole('button', { name: 'Sign in as Bob' }),
    ).toBeInTheDocument();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('says why it could not, and lets one choose again', async () => {
    fetched.mockImplementation(async () =>
      Response.json(
        { error: { name: 'AuthenticationError', message: 'No such user' } },
        { status: 401 },
      ),
    );
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in as Alice' }),
    );
    expect(
      await screen.findByText(/Could not sign in as alice/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(
      screen.getByRole('button', { name: 'Sign in as Alice' }),
    ).toBeInTheDocument();
  });
});
