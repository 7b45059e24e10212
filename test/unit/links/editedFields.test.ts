import assert from 'node:assert/strict';
import type { Failure } from '../../../src/cupi/failure.ts';
import {
  changedFields,
  editOf,
  fullUpdate,
  ignoredFields,
  wantsFullSet,
  type LinkEdit,
} from '../../../src/links/editedFields.ts';
import { aLink } from './aLink.ts';

const switches = ['useSsl', 'acceptSelfSignedCertificates', 'acceptCertificateErrors'] as const;
const nothingKnown = aLink({
  displayName: undefined,
  useSsl: undefined,
  acceptSelfSignedCertificates: undefined,
  acceptCertificateErrors: undefined,
  syncDistributionLists: undefined,
});

function edited(link = aLink(), different: Partial<LinkEdit> = {}) {
  return changedFields(link, { ...editOf(link), ...different });
}

describe('links: what an edit sends', () => {
  it('is nothing when nothing was changed, known or unknown', () => {
    assert.deepEqual(edited(), {});
    assert.deepEqual(edited(nothingKnown), {});
    assert.deepEqual(edited(aLink({ syncDistributionLists: true })), {});
  });

  it('never holds a key without a value', () => {
    assert.deepEqual(Object.keys(edited(nothingKnown)), []);
    assert.deepEqual(Object.keys(fullUpdate(editOf(nothingKnown), undefined)), []);
  });

  it('is the name when it differs, also only in letter case', () => {
    assert.deepEqual(edited(aLink(), { displayName: 'ROTTERDAM' }), { displayName: 'ROTTERDAM' });
    assert.deepEqual(edited(nothingKnown, { displayName: 'new' }), { displayName: 'new' });
  });

  for (const key of switches) {
    it(`${key}: both ways, and from unknown to either`, () => {
      assert.deepEqual(edited(aLink({ [key]: true }), { [key]: false }), { [key]: false });
      assert.deepEqual(edited(aLink({ [key]: false }), { [key]: true }), { [key]: true });
      assert.deepEqual(edited(nothingKnown, { [key]: false }), { [key]: false });
      assert.deepEqual(edited(nothingKnown, { [key]: true }), { [key]: true });
    });

    it(`${key}: a choice taken back to unknown is no change`, () => {
      assert.deepEqual(edited(aLink({ [key]: true }), { [key]: undefined }), {});
    });
  }

  it('switches distribution lists on, from off or unknown, and never off', () => {
    const on = { syncDistributionLists: true };
    assert.deepEqual(edited(aLink(), on), on);
    assert.deepEqual(edited(nothingKnown, on), on);
    assert.deepEqual(edited(aLink(on), { syncDistributionLists: false }), {});
    assert.deepEqual(edited(nothingKnown, { syncDistributionLists: false }), {});
  });

  it('is the remote server only when one was typed', () => {
    assert.equal(editOf(aLink()).remoteServer, undefined);
    const typed = { remoteServer: 'rtm-uc-1.voice.example' };
    assert.deepEqual(edited(aLink(), typed), typed);
  });
});

describe('links: the full update', () => {
  it('holds every writable field, changed or not', () => {
    const edit = { ...editOf(aLink()), displayName: 'new' };
    assert.deepEqual(fullUpdate(edit, 'rtm-uc-1.voice.example'), {
      displayName: 'new',
      remoteServer: 'rtm-uc-1.voice.example',
      useSsl: true,
      acceptSelfSignedCertificates: true,
      acceptCertificateErrors: false,
      syncDistributionLists: false,
    });
  });

  it('prefers the remote server that was typed', () => {
    assert.equal(fullUpdate({ ...editOf(aLink()), remoteServer: 'typed' }, 'known').remoteServer, 'typed');
  });

  it('leaves out what nobody knows, and repeats distribution lists as they are', () => {
    assert.deepEqual(fullUpdate(editOf(nothingKnown), undefined), {});
    const lists = editOf(aLink({ syncDistributionLists: true }));
    assert.equal(fullUpdate(lists, undefined).syncDistributionLists, true);
    assert.equal(fullUpdate(editOf(aLink()), undefined).syncDistributionLists, false);
  });
});

describe('links: a refusal that names a missing field', () => {
  const sent = { displayName: 'new' };
  const call = { server: 'Denver', operation: 'update', sent: true } as const;
  const said = (message: string | undefined, code?: string) => ({ code, message });
  const refused = (message: string | undefined): Failure => ({
    ...call,
    kind: 'refused',
    status: 400,
    words: said(message),
  });

  it('is one whose text holds a writable field that was not sent, in any letter case', () => {
    for (const name of [
      'RemoteServer',
      'UseSSL',
      'AcceptSelfSignedCertificates',
      'AcceptCertificateErrors',
      'SyncDistributionLists',
    ]) {
      assert.equal(wantsFullSet(refused(`The field ${name} is required.`), sent), true, name);
      assert.equal(wantsFullSet(refused(`missing: ${name.toUpperCase()}`), sent), true, name);
      assert.equal(wantsFullSet(refused(name.toLowerCase()), sent), true, name);
    }
    assert.equal(wantsFullSet(refused('displayname missing'), { useSsl: true }), true);
  });

  it('is none that names only what was sent, something else, or nothing', () => {
    for (const message of [undefined, '', 'DisplayName is not unique', 'Status is read-only'])
      assert.equal(wantsFullSet(refused(message), sent), false, message);
  });

  it('may have several statuses, but is none of a server that was busy or found something else wrong', () => {
    const words = said('UseSSL is missing', '7');
    const answers: readonly Failure[] = [
      { ...call, kind: 'denied', status: 403, words },
      { ...call, kind: 'serverError', status: 500, words },
    ];
    for (const answer of answers) assert.equal(wantsFullSet(answer, sent), true, answer.kind);
    const others: readonly Failure[] = [
      { ...call, kind: 'busy', status: 503, words, retryAfterMs: undefined },
      { ...call, kind: 'conflict', status: 409, words },
      { ...call, kind: 'notFound', status: 404, words },
    ];
    for (const answer of others) assert.equal(wantsFullSet(answer, sent), false, answer.kind);
    assert.equal(wantsFullSet({ ...refused('UseSSL'), sent: false }, sent), false);
    assert.equal(wantsFullSet({ ...call, kind: 'cancelled' }, sent), false);
  });
});

describe('links: fields a server ignored', () => {
  it('are those sent that a later reading shows otherwise, by their wire names', () => {
    const sent = {
      displayName: 'new',
      useSsl: false,
      acceptSelfSignedCertificates: false,
      acceptCertificateErrors: true,
      syncDistributionLists: true,
    } as const;
    assert.deepEqual(ignoredFields(sent, aLink()), [
      'DisplayName',
      'UseSSL',
      'AcceptSelfSignedCertificates',
      'AcceptCertificateErrors',
      'SyncDistributionLists',
    ]);
    assert.deepEqual(ignoredFields(sent, aLink(sent)), []);
  });

  it('are none that were not sent, nor the remote server, which no reading gives back', () => {
    assert.deepEqual(ignoredFields({}, aLink()), []);
    assert.deepEqual(ignoredFields({ remoteServer: 'elsewhere' }, aLink()), []);
  });

  it('include one that the reading does not give', () => {
    assert.deepEqual(ignoredFields({ useSsl: true }, nothingKnown), ['UseSSL']);
  });
});
