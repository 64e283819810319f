import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  context: 'test',
  data: {
    app: { title: 'Test portal', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://localhost:7007' },
  },
};

describe('App', () => {
  const env = process.env;
  afterEach(() => {
    process.env = env;
  });

  it('asks who one is before it shows anything', async () => {
    // The bundler puts an array here; a real environment would hold strings only.
    process.env = { NODE_ENV: 'test', APP_CONFIG: [config] } as any;

    render(App.createRoot());

    expect(
      await screen.findByRole(
        'heading',
        { name: 'Test portal' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Sign in as Alice' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Sign in as Bob' }),
    ).toBeInTheDocument();
  }, 40_000);
});
