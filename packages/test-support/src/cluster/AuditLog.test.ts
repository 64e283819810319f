import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { AuditLog } from './AuditLog';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'audit-log-'));
});
after(() => rm(folder, { recursive: true }));

const line = (auditID: string, stage: string, username = 'zoë') =>
  `${JSON.stringify({ auditID, stage, user: { username } })}\n`;

it('has each request once, with its last stage, in the order in which they came', async () => {
  const file = path.join(folder, 'stages');
  await writeFile(
    file,
    line('one', 'ResponseStarted') +
      line('two', 'ResponseComplete') +
      line('one', 'ResponseComplete'),
  );
  assert.deepEqual(
    (await new AuditLog(file).requests()).map(one => [one.auditID, one.stage]),
    [
      ['one', 'ResponseComplete'],
      ['two', 'ResponseComplete'],
    ],
  );
});

it('reads on where it was, over lines that were half written', async () => {
  const file = path.join(folder, 'half');
  const log = new AuditLog(file);
  const bytes = Buffer.from(line('one', 'ResponseComplete'));
  // Amid the two bytes of the ë.
  const cut = bytes.indexOf(Buffer.from('ë')) + 1;
  await writeFile(file, bytes.subarray(0, cut));
  assert.deepEqual(await log.requests(), []);
  await appendFile(file, bytes.subarray(cut));
  const [one] = await log.requests();
  assert.equal(one?.user.username, 'zoë');
  await appendFile(file, line('two', 'ResponseComplete'));
  // Two at once read each line once all the same.
  await Promise.all([log.lines(), log.lines()]);
  assert.equal((await log.lines()).length, 2);
});
