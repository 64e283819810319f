import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedObject } from '../messages/Message';
import { sentences } from '../messages/sentences';
import { english } from './english';

describe('english', () => {
  it('names objects, and puts what somebody else said behind it', () => {
    assert.equal(
      english([
        {
          code: 'objectFails',
          object: namedObject(
            { kind: 'Database', name: 'pg-1', namespace: 'pool' },
            'apps',
          ),
          quote: 'No disk is free',
        },
      ]),
      'Database "pg-1" in namespace "pool" fails. The platform team has to act. No disk is free.',
    );
  });

  it('names nothing by a UID', () => {
    assert.equal(
      english([
        {
          code: 'credentialsIn',
          object: namedObject({
            kind: 'Secret',
            name: '6050d0a7-cd86-440f-b0fd-0fdacf65533d',
          }),
        },
      ]),
      'The credentials are in the Secret of the claim.',
    );
  });

  it('fills in names as they are, whatever stands in them', () => {
    assert.equal(
      english([
        {
          code: 'classReady',
          values: { className: '{{object}} $& {{className}}' },
        },
      ]),
      'The class "{{object}} $& {{className}}" is ready.',
    );
  });

  it('leaves the word to the quote where a later version says what is not known here', () => {
    for (const code of ['saidLater', 'constructor']) {
      assert.equal(english([{ code, quote: 'Its words' }]), 'Its words.');
      assert.equal(english([{ code }]), '');
    }
  });

  it('has whole sentences', () => {
    for (const [code, sentence] of Object.entries(sentences)) {
      assert.match(sentence, /^([A-Z]|\{\{object\}\}).*[.:]$/, code);
    }
  });
});
