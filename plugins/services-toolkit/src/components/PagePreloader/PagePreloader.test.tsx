import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router-dom';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { loadPages } from '../loadPages';
import { PagePreloader } from './PagePreloader';

const claim = '/services/claims/workload/my-apps/orders-postgres';

function render(at?: string) {
  const api = new FakeServicesToolkitApi();
  renderPage(
    <>
      <PagePreloader />
      <Link to="/services">Services</Link>
      <Link to="/services/claims">My claims</Link>
      <Link to={`${claim}?kind=ResourceClaim`}>A claim</Link>
      <Link to="/servicesque">Something else</Link>
      <a href="https://elsewhere.example/services">Elsewhere</a>
    </>,
    api,
    { at },
  );
  return api;
}

const link = (name: string) => screen.findByRole('link', { name });
const asked = (api: FakeServicesToolkitApi) =>
  api.calls.map(({ method }) => method).sort();
const longEnough = () => new Promise(resolve => setTimeout(resolve, 120));

describe('PagePreloader', () => {
  it('asks for what is on offer as soon as the link to it is pressed, and once', async () => {
    const api = render();
    fireEvent.pointerDown(await link('Services'));
    await waitFor(() =>
      expect(asked(api)).toEqual([
        'listClusters',
        'listOfferings',
        'listServices',
      ]),
    );
    fireEvent.pointerDown(await link('Services'));
    await longEnough();
    expect(asked(api)).toHaveLength(3);
  });

  it('asks when the pointer stays on it or the keyboard reaches it, and not when the pointer passes', async () => {
    const api = render();
    fireEvent.pointerOver(await link('My claims'));
    fireEvent.pointerOver(document.body);
    await longEnough();
    expect(asked(api)).toEqual([]);
    fireEvent.focusIn(await link('My claims'));
    await waitFor(() => expect(asked(api)).toEqual(['listClaims']));
    expect(api.calls[0]?.argument).toEqual({ owned: true });
  });

  it.each(['A claim', 'Something else', 'Elsewhere'])(
    'asks nothing when somebody points at %s',
    async name => {
      const api = render();
      fireEvent.pointerOver(await link(name));
      await longEnough();
      expect(asked(api)).toEqual([]);
    },
  );

  it('asks for a claim when it is opened', async () => {
    const api = render();
    await userEvent.click(await link('A claim'));
    await waitFor(() =>
      expect(asked(api)).toEqual(['getClaim', 'listClusters']),
    );
    expect(api.calls.find(({ method }) => method === 'getClaim')).toEqual(
      expect.objectContaining({
        argument: {
          cluster: 'workload',
          namespace: 'my-apps',
          name: 'orders-postgres',
          kind: 'ResourceClaim',
        },
      }),
    );
  });

  it('asks nothing where the app begins, maybe before anybody has signed in', async () => {
    const api = render(claim);
    await link('Services');
    await longEnough();
    expect(asked(api)).toEqual([]);
  });

  describe('when the app has come to rest', () => {
    const requestIdleCallback = jest.fn();
    beforeEach(() => {
      requestIdleCallback.mockClear();
      Object.assign(window, { requestIdleCallback });
    });
    afterEach(() => {
      Object.assign(window, { requestIdleCallback: undefined });
      Object.assign(navigator, { connection: undefined });
    });

    it('loads the code of the pages, and asks nothing', async () => {
      const api = render();
      await link('Services');
      expect(requestIdleCallback.mock.calls).toEqual([[loadPages]]);
      expect(asked(api)).toEqual([]);
    });

    it('loads nothing for who asks to save data', async () => {
      Object.assign(navigator, { connection: { saveData: true } });
      render();
      await link('Services');
      expect(requestIdleCallback).not.toHaveBeenCalled();
    });
  });
});
