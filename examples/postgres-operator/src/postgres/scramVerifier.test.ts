import assert from 'node:assert/strict';
import { it } from 'node:test';
import { scramVerifier } from './scramVerifier';

// The example of RFC 7677 gives password, salt and iterations; the keys follow from them.
it('makes what PostgreSQL stores for the example of RFC 7677', () => {
  assert.equal(
    scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')),
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

it('takes another salt each time', () => {
  assert.notEqual(scramVerifier('pencil'), scramVerifier('pencil'));
});
