import assert from 'node:assert/strict';
import { withField } from '../../src/commands/editSignIn.ts';

describe('what is changed of a shared sign-in', () => {
  const signIn = { name: 'Lab', user: 'operator' };
  const typed = { field: 'user', user: 'somebody else' } as const;

  it('is its password alone for whoever goes back and chooses that, whatever user was typed before', () => {
    assert.deepEqual(withField(typed, 'password', signIn), { field: 'password', user: 'operator' });
  });

  it('is the user as typed for whoever goes back and stays with it', () => {
    assert.deepEqual(withField(typed, 'user', signIn), typed);
  });
});
