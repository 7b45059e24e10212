import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Credentials, SignIn, SignInOutcome } from '../../../src/http/signIn.ts';
import { createPasswords } from '../../../src/servers/passwords.ts';
import { signInOnce, signInWithStored } from '../../../src/servers/signInWithStored.ts';
import { createWindowLock } from '../../../src/servers/windowLock.ts';
import { aProfile } from './support/aProfile.ts';
import { createKeyring, type Keyring } from './support/keyring.ts';
import { removeTemporaryFolders, temporaryFolder } from './support/temporaryFolder.ts';

type Attempt = Parameters<SignIn>[0];
const never = new AbortController().signal;
const connect = () => Promise.resolve();
const profile = aProfile('https://127.0.0.1:8443');

/** A server that always says the same of a password, and what it was sent. */
function says(outcome: SignInOutcome) {
  const sent: string[] = [];
  const attempt = async ({ user, password }: Credentials): Promise<SignInOutcome> => {
    sent.push(`${user}:${password}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return outcome;
  };
  return { sent, attempt };
}

describe('servers: signing in with the stored password', function () {
  this.timeout(20_000);
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  const open: { dispose(): void }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) one.dispose();
    await removeTemporaryFolders();
  });

  function passwordsOf(keyring: Keyring) {
    const passwords = createPasswords(keyring.secrets(), join(folder, 'passwordMarks'));
    open.push(passwords);
    return passwords;
  }
  function window(keyring = createKeyring()) {
    const passwords = passwordsOf(keyring);
    const signIn = signInWithStored(profile, passwords, createWindowLock(folder));
    return {
      passwords,
      signIn: (attempt: Attempt, connected = connect) => signIn(attempt, never, connected),
    };
  }

  it('sends nothing when none is stored', async () => {
    const { sent, attempt } = says('accepted');
    assert.equal(await window().signIn(attempt), 'missing');
    assert.deepEqual(sent, []);
  });

  it('sends the stored one, as often as it is accepted', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'pä:ss');
    const { sent, attempt } = says('accepted');
    assert.deepEqual([await signIn(attempt), await signIn(attempt)], ['accepted', 'accepted']);
    assert.deepEqual(sent, ['operator:pä:ss', 'operator:pä:ss']);
    assert.equal((await passwords.get(profile))?.refused, false);
  });

  it('remembers nothing when there was no clear answer', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'wrong');
    assert.equal(await signIn(says('unknown').attempt), 'unknown');
    assert.equal((await passwords.get(profile))?.refused, false);
  });

  it('sends a refused one once, and not again after a restart', async () => {
    const keyring = createKeyring();
    const { passwords, signIn } = window(keyring);
    await passwords.store(profile, 'wrong');
    const { sent, attempt } = says('refused');
    assert.equal(await signIn(attempt), 'refused');
    assert.equal(await signIn(attempt), 'refusedBefore');
    assert.equal(await window(keyring).signIn(attempt), 'refusedBefore');
    assert.deepEqual(sent, ['operator:wrong']);
  });

  it('sends a refused one once, though 5 windows try it 4 times each at once', async () => {
    const keyring = createKeyring();
    const windows = Array.from({ length: 5 }, () => window(keyring));
    await windows[0]?.passwords.store(profile, 'wrong');
    const { sent, attempt } = says('refused');
    const signIns = windows.flatMap(({ signIn }) => [0, 1, 2, 3].map(() => signIn(attempt)));
    const outcomes = await Promise.all(signIns);
    assert.deepEqual(sent, ['operator:wrong']);
    assert.equal(outcomes.filter((outcome) => outcome === 'refused').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'refusedBefore').length, 19);
  });

  it('sends a new one after a refusal', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'wrong');
    await signIn(says('refused').attempt);
    await passwords.store(profile, 'right');
    const { sent, attempt } = says('accepted');
    assert.equal(await signIn(attempt), 'accepted');
    assert.deepEqual(sent, ['operator:right']);
  });

  it('sends the one that took its place while it waited for its turn', async () => {
    const keyring = createKeyring();
    const { passwords, signIn } = window(keyring);
    await passwords.store(profile, 'old');
    const { sent, attempt } = says('accepted');
    const { signingIn } = await createWindowLock(folder)(profile.id, async () => {
      const waiting = signIn(attempt);
      await window(keyring).passwords.store(profile, 'new');
      return { signingIn: waiting };
    });
    assert.equal(await signingIn, 'accepted');
    assert.deepEqual(sent, ['operator:new']);
  });

  it('does not mark one that was stored while another was on its way', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'wrong');
    await signIn(async () => {
      await passwords.store(profile, 'right');
      return 'refused';
    });
    assert.equal((await passwords.get(profile))?.refused, false);
  });

  it('does not send one that was given for another origin or user', async () => {
    const keyring = createKeyring();
    const passwords = passwordsOf(keyring);
    await passwords.store({ ...profile, origin: 'https://127.0.0.1' }, 'theirs');
    const { sent, attempt } = says('accepted');
    assert.equal(await window(keyring).signIn(attempt), 'missing');
    await passwords.store({ ...profile, user: 'other' }, 'theirs');
    assert.equal(await window(keyring).signIn(attempt), 'missing');
    assert.deepEqual(sent, []);
  });

  it('connects before it takes its turn, and only for a password that may be sent', async () => {
    const { passwords, signIn } = window();
    const steps: string[] = [];
    const lock = createWindowLock(folder);
    const note = (step: string) => Promise.resolve(void steps.push(step));
    const connected = () => lock(profile.id, () => note('connected'));
    const attempt = () => note('sent').then((): SignInOutcome => 'refused');
    assert.equal(await signIn(attempt, connected), 'missing');
    await passwords.store(profile, 'any');
    assert.equal(await signIn(attempt, connected), 'refused');
    assert.equal(await signIn(attempt, connected), 'refusedBefore');
    assert.deepEqual(steps, ['connected', 'sent']);
  });

  it('sends nothing when it cannot connect', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'any');
    const { sent, attempt } = says('accepted');
    await assert.rejects(
      signIn(attempt, () => Promise.reject(new Error('unreachable'))),
      /unreachable/,
    );
    assert.deepEqual(sent, []);
    assert.equal(await signIn(attempt), 'accepted');
  });

  it('lets the lock go when the attempt fails', async () => {
    const { passwords, signIn } = window();
    await passwords.store(profile, 'any');
    await assert.rejects(signIn(() => Promise.reject(new Error('x'))));
    assert.equal(await signIn(says('accepted').attempt), 'accepted');
  });
});

describe('servers: signing in once, with a password not stored yet', () => {
  it('sends it until it is refused, never after', async () => {
    const once = signInOnce('operator', 'typed');
    const signIn = (attempt: Attempt) => once(attempt, never, connect);
    assert.equal(await signIn(says('unknown').attempt), 'unknown');
    assert.equal(await signIn(says('accepted').attempt), 'accepted');
    const { sent, attempt } = says('refused');
    assert.equal(await signIn(attempt), 'refused');
    assert.equal(await signIn(attempt), 'refusedBefore');
    assert.deepEqual(sent, ['operator:typed']);
  });
});
