import { act, screen, waitFor } from '@testing-library/react';
import { servicesToolkitSignalChannel } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitSignal } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { SignalApi } from '@backstage/plugin-signals-react';
import { FakeServicesToolkitApi } from '../__testUtils__/FakeServicesToolkitApi';
import { aClaim, aReadyClaim } from '../__testUtils__/builders';
import { renderPage } from '../__testUtils__/renderPage';
import { ClaimPage } from '../components/ClaimPage/ClaimPage';
import { intervals } from './intervals';

/** Signals that a test says. */
class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(message: any) => void>();

  subscribe(channel: string, onMessage: (message: any) => void) {
    if (channel === servicesToolkitSignalChannel) {
      this.#listeners.add(onMessage);
    }
    return { unsubscribe: () => this.#listeners.delete(onMessage) };
  }

  say(signal: ServicesToolkitSignal) {
    act(() => this.#listeners.forEach(listener => listener(signal)));
  }
}

async function render() {
  const api = new FakeServicesToolkitApi();
  api.claims = [aClaim()];
  const signals = new FakeSignals();
  renderPage(<ClaimPage />, api, {
    at: '/services/claims/workload/my-apps/orders-postgres',
    path: '/services/claims/:cluster/:namespace/:name',
    signals,
  });
  await screen.findByText(
    'Waiting for a free instance. Nothing for you to do.',
  );
  api.claims = [aReadyClaim()];
  return { api, signals };
}

const asked = (api: FakeServicesToolkitApi) =>
  api.calls.filter(({ method }) => method === 'getClaimGraph').length;

describe('useLive', () => {
  it.each([
    ['of its own object', { about: 'claims', keys: ['another', 'd7e1'] }],
    ['of everything', { about: 'claims' }],
  ] as [string, ServicesToolkitSignal][])(
    'asks at once after a signal %s',
    async (_, signal) => {
      // What is asked without a signal, a second and a half after a slow start, would put the one with it off.
      const unasked = jest.replaceProperty(
        intervals,
        'afterSubscribing',
        [] as never,
      );
      const { api, signals } = await render();
      unasked.restore();
      const before = asked(api);
      signals.say(signal);
      await act(async () => {});
      // Not a while later, when it would be asked anyway.
      expect(asked(api)).toBe(before + 1);
      expect(
        await screen.findByText(
          'Ready. Credentials are in Secret db-credentials.',
        ),
      ).toBeInTheDocument();
    },
  );

  it.each([
    ['another object', { about: 'claims', keys: ['another'] }],
    ['something else', { about: 'offerings' }],
  ] as [string, ServicesToolkitSignal][])(
    'does not ask after a signal of %s',
    async (_, signal) => {
      const { api, signals } = await render();
      const before = asked(api);
      signals.say(signal);
      expect(asked(api)).toBe(before);
    },
  );

  it('finds out without a signal what has changed before it hears any', async () => {
    await render();
    // Where there are signals it would be asked again after fifteen seconds only.
    expect(
      await screen.findByText(
        'Ready. Credentials are in Secret db-credentials.',
        {},
        { timeout: 4_000 },
      ),
    ).toBeInTheDocument();
  });

  it('asks once a second while signals come all the time, and after the last of them', async () => {
    const { api, signals } = await render();
    const before = asked(api);
    const begin = performance.now();
    for (let count = 0; count < 20; count++) {
      signals.say({ about: 'claims' });
      await act(async () => {
        await new Promise(resolve => setTimeout(resolve, 20));
      });
    }
    const seconds = (performance.now() - begin) / 1_000;
    await screen.findByText('Ready. Credentials are in Secret db-credentials.');
    expect(asked(api) - before).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    await waitFor(() => expect(asked(api) - before).toBeGreaterThan(1), {
      timeout: 2_500,
    });
  });
});
