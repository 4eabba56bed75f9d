import { after, before } from 'node:test';
import { testAccounts } from './accounts.ts';
import { testChanges } from './changes.ts';
import { testFiles } from './files.ts';
import { Harness } from './harness.ts';
import { testHttp } from './http.ts';
import { testPermissions } from './permissions.ts';
import { testRecords } from './records.ts';
import { testRules } from './rules.ts';
import { testSessions } from './sessions.ts';

let harness: Harness | undefined;

function running(): Harness {
  if (harness === undefined) {
    throw new Error('the app is not started');
  }
  return harness;
}

before(async () => {
  harness = await Harness.start();
});

after(async () => {
  await harness?.stop();
});

testAccounts(running);
testSessions(running);
testHttp(running);
testRecords(running);
testRules(running);
testPermissions(running);
testChanges(running);
testFiles(running);
