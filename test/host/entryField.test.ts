import assert from 'node:assert/strict';
import { profileEntrySchema } from '../../src/servers/profile.ts';
import { invalidItem } from '../../src/tree/invalidItem.ts';
import { malformedField } from '../../src/ui/text/entryField.ts';

describe('a malformed field of a server’s entry', () => {
  it('is told with what it takes, whichever it is', () => {
    for (const field of Object.keys(profileEntrySchema.shape))
      assert.match(malformedField(field), new RegExp(`^“${field}” is missing or malformed; it takes .{5}`));
  });

  it('is told so in the row of the entry', () => {
    const { description } = invalidItem({ position: 2, name: 'Lima', field: 'port', reason: 'malformed' });
    assert.equal(
      description,
      '“port” is missing or malformed; it takes a whole number from 1 to 65535, without quotation marks',
    );
  });
});
