import assert from 'node:assert/strict';

/** What cases that must not repeat a request have sent, by number of the case; the table prints it. */
export const requestsSent: Record<number, number[]> = {};

/** Asserts that a case that must not be repeated sent its request exactly once, and notes it for the table. */
export function sentOnce(number: number, sent: number): void {
  (requestsSent[number] ??= []).push(sent);
  assert.equal(sent, 1, `case ${number}: sent once`);
}
