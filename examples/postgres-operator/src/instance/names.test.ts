import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bindingSecretName, databaseName } from './names';

describe('databaseName', () => {
  const uid = '7f5f3f2e-2f39-4f54-9a9b-0d6a3a2a7c11';

  it('can be read, and is an identifier that needs no care', () => {
    assert.match(databaseName('pool-1.eu', uid), /^pool_1_eu_[0-9a-f]{8}$/);
  });

  it('fits where the instance has the longest name there is, and still tells two of them apart', () => {
    const long = 'a'.repeat(253);
    assert.equal(databaseName(long, uid).length, 63);
    assert.notEqual(databaseName(long, uid), databaseName(long, 'another'));
  });

  it('is another one for an instance that was made again', () => {
    assert.notEqual(databaseName('pool-1', uid), databaseName('pool-1', 'new'));
  });
});

describe('bindingSecretName', () => {
  it('fits where the instance has the longest name there is', () => {
    assert.equal(bindingSecretName('pool-1'), 'pool-1-binding');
    assert.equal(bindingSecretName('a'.repeat(253)).length, 253);
  });
});
