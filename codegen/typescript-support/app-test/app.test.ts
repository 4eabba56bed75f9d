import { after, before } from 'node:test';
import { testAccounts } from './accounts.ts';
import { Harness } from './harness.ts';
import { testPermissions } from './permissions.ts';
import { testRecords } from './records.ts';
import { testRules } from './rules.ts';

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
testRecords(running);
testRules(running);
testPermissions(running);
