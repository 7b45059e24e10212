import assert from 'node:assert/strict';
import { newLinkId } from '../../../src/cupi/decode/newLinkId.ts';
import { json, response, xml } from './fixture.ts';

const id = '25164390-ec93-4dac-804a-c4567618b008';
const path = `/vmrest/httpslinks/${id}`;

describe('the id of a new link', () => {
  for (const text of [
    path,
    ` ${path}\r\n`,
    `"${path}"`,
    `'${path}'`,
    `${path}/`,
    `/vmrest/httpslinks/vmrest/httpslinks/${id}`,
    `https://cuc.example:8443${path}`,
    `/vmrest/httpslinks/ ${id}`,
    `/vmrest/httpslinks/< ${id}>`,
    `ResponseBody : ${path}`,
    `Link created at ${path}.`,
    `The link ${id} was created`,
    id,
    id.toUpperCase(),
    `{"URI":"${path}"}`,
    `{"HttpsLink":{"DisplayName":"x","URI":"${path.replaceAll('/', '\\/')}"}}`,
    `{"ObjectId":"${id}"}`,
    `{"ResponseBody":"${path}"}`,
    `<?xml version="1.0"?><HttpsLink><URI>${path}</URI></HttpsLink>`,
    `<string>${path}</string>`,
    `<a><ObjectId>${id}</ObjectId></a>`,
  ]) {
    it(`is found in ${text}`, async () => {
      assert.equal((await newLinkId(response({ status: 201, text })))?.toLowerCase(), id);
    });
  }

  it('is found whatever type the body declares', async () => {
    for (const wrap of [json, xml]) {
      assert.equal(await newLinkId(wrap(path)), id);
      assert.equal(await newLinkId(wrap(`"${path}"`)), id);
      assert.equal(await newLinkId(wrap(`<a>${path}</a>`)), id);
    }
    assert.equal(await newLinkId(response({ contentType: 'text/html', text: path })), id);
  });

  it('need not be a GUID', async () => {
    assert.equal(await newLinkId(response({ text: '/vmrest/httpslinks/link-7' })), 'link-7');
    assert.equal(await newLinkId(response({ text: '{"objectid":"link7"}' })), 'link7');
    assert.equal(await newLinkId(response({ location: 'https://h/other/path/link-7?x=1' })), 'link-7');
  });

  for (const location of [
    path,
    `https://cuc.example${path}`,
    `https://cuc.example/vmrest/httpslinks/vmrest/httpslinks/${id}`,
  ]) {
    it(`is found in Location ${location}`, async () => {
      assert.equal(await newLinkId(response({ status: 201, location })), id);
      assert.equal(await newLinkId(response({ status: 201, text: 'Success', location })), id);
    });
  }

  it('of the body goes before that of Location', async () => {
    assert.equal(await newLinkId(response({ text: path, location: '/vmrest/httpslinks/other' })), id);
  });

  for (const given of [
    {},
    { text: 'Success' },
    { text: 'Success message' },
    { text: '{}' },
    { text: '/vmrest/httpslinks/' },
    { text: '/vmrest/httpslinks/a%20b' },
    { text: '/vmrest/httpslinks/../x' },
    { location: 'https://cuc.example/vmrest/httpslinks/operation/autojoin' },
    { text: `<html><a href="${path}">x</a></html>` },
  ]) {
    it(`is not made up from ${JSON.stringify(given)}`, async () => {
      assert.equal(await newLinkId(response({ status: 201, ...given })), undefined);
    });
  }
});
