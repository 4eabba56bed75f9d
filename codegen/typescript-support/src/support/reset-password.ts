/** `npm run reset-password -- EMAIL`: a one-time password for somebody who has lost theirs, written to the terminal. */
import { hashPassword, oneTimePassword } from './auth/passwords.ts';
import { endSessions } from './auth/sessions.ts';
import { Users } from './auth/users.ts';
import { Database } from './database.ts';
import { readSettings } from './settings.ts';

const [email = ''] = process.argv.slice(2);
const database = new Database({ url: readSettings(process.env).databaseUrl, poolSize: 1 }, (failure) => {
  throw failure;
});
const found = await new Users(database).findByEmail(email.trim());
if (found === undefined) {
  process.stderr.write(`There is no account of ${email}. Usage: npm run reset-password -- EMAIL\n`);
  process.exitCode = 1;
} else {
  const { id } = found.user;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await database.transaction(async (connection) => {
    await new Users(connection).change(id, { passwordHash, mustChangePassword: true });
    await endSessions(connection, id);
  });
  process.stdout.write(`${found.user.email} has the one-time password ${password}\n`);
}
await database.close();
