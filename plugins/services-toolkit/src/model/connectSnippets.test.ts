import {
  clientSnippet,
  codeSnippets,
  connectionKeys,
  databaseUrlSnippet,
  kubectlSnippet,
} from './connectSnippets';
import { protocolOf, protocols } from './protocols';

const claim = { name: 'orders-db', namespace: 'my-apps', bindingName: 'db-1' };

describe('connectionKeys', () => {
  it('are those that are there, by any of their names', () => {
    expect(
      connectionKeys(['hostname', 'user', 'password', 'dbname', 'pgpass']),
    ).toEqual({
      host: 'hostname',
      username: 'user',
      password: 'password',
      database: 'dbname',
    });
  });
});

describe('kubectlSnippet', () => {
  it('names the Secret and a key of it', () => {
    const text = kubectlSnippet(claim, ['host', 'uri']);
    expect(text).toContain('kubectl get secret db-1 -n my-apps');
    expect(text).toContain("jsonpath='{.data.uri}' | base64 --decode");
  });

  it('reads a key with dots', () => {
    expect(kubectlSnippet(claim, ['ca.crt'])).toContain("'{.data.ca\\.crt}'");
  });

  it('runs nothing that is no key', () => {
    expect(kubectlSnippet(claim, ["a'; rm -rf /"])).not.toContain('rm -rf');
  });
});

describe('clientSnippet', () => {
  it('opens the client by the address, where there is one', () => {
    const text = clientSnippet(claim, 'postgresql', ['uri']);
    expect(text).toContain(
      'psql "$(kubectl get secret db-1 -n my-apps -o jsonpath=\'{.data.uri}\' | base64 --decode)"',
    );
    expect(text).not.toContain('port-forward');
  });

  it('goes through the API server by the names of the keys', () => {
    const text = clientSnippet(claim, 'postgresql', [
      'host',
      'user',
      'password',
      'database',
    ]);
    expect(text).toContain('"service/${host%%.*}" 5432');
    expect(text).toContain('{.data.user}');
  });
});

describe('databaseUrlSnippet', () => {
  it('takes the address from the Secret', () => {
    const text = databaseUrlSnippet(claim, 'mysql', ['uri'], 'orders');
    expect(text).toContain('name: DATABASE_URL');
    expect(text).toContain('key: uri');
    expect(text).toContain('name: orders');
  });

  it('puts it together where the Secret has only its parts', () => {
    expect(
      databaseUrlSnippet(claim, 'redis', ['host', 'password'], 'orders'),
    ).toContain('value: redis://:$(DB_PASSWORD)@$(DB_HOST):6379/');
  });
});

describe('codeSnippets', () => {
  it.each(protocols)('connects to %s by the variable', protocol => {
    const variable = protocol === 'redis' ? 'REDIS_URL' : 'DATABASE_URL';
    for (const { text } of codeSnippets(protocol)) {
      expect(text).toContain(variable);
    }
  });
});

describe('protocolOf', () => {
  it.each([
    [['postgresql'], 'postgresql'],
    [[undefined, 'team-valkey'], 'redis'],
    [['mysql', 'a-postgres-proxy'], 'mysql'],
    [['rabbitmq'], undefined],
  ])('%j is %s', (texts, expected) => {
    expect(protocolOf(texts)).toBe(expected);
  });
});
