import type { Page } from 'playwright-core';

/** What the browser's console says, from now on, about breaches of a Content Security Policy; webviews included. */
export function watchPolicyViolations(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) seen.push(message.text());
  });
  return seen;
}
