import assert from 'node:assert/strict';
import type { Pages } from '../harness/pages.ts';

const review = /Review and send/;

/** In the list of fields: gives a text field another value. */
export async function editText({ quickInput }: Pages, field: string, text: string): Promise<void> {
  await quickInput.pick(field);
  await quickInput.waitForMessage('Display name of the link');
  await quickInput.answer(text);
  await quickInput.option(review).waitFor();
}

/** In the list of fields: turns a switch over. */
export async function editSwitch({ quickInput }: Pages, field: string, after: 'on' | 'off'): Promise<void> {
  await quickInput.turn(field, after);
}

/** Sends what was changed, through the question that says what will be sent. */
export async function sendUpdate(
  { quickInput, modal, notifications }: Pages,
  link: string,
  server: string,
  said: readonly string[],
  wantsAllFields: boolean,
): Promise<void> {
  await quickInput.pick(review);
  await modal.waitForMessage(`Update ${link} on ${server}?`);
  const detail = await modal.detail();
  for (const words of said) assert(detail.includes(words), detail);
  await modal.click('Update');
  if (wantsAllFields) {
    await modal.waitForMessage(`${server} wants all writable fields`);
    await modal.click('Send All Fields');
  }
  await notifications.waitFor(`${server}: ${link} was updated.`);
  await notifications.waitUntilGone(`Updating ${link} `);
}
