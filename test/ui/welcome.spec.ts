import assert from 'node:assert/strict';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('an empty Servers view', () => {
  const used = useWorkbench();

  it('keeps no command from the palette before it was ever opened', async () => {
    const { palette, notifications, quickInput } = used.workbench.pages;
    for (const title of ['Edit Server…', 'Join HTTPS Link…', 'Copy URI']) {
      const whole = `Unity Connection: ${title}`;
      await until(`${whole} is offered`, async () => (await palette.offered(whole)).includes(whole));
    }
    await palette.run('Unity Connection: Sign In…');
    await notifications.click('There is no server in the list yet.', 'Add Server…');
    await quickInput.waitForTitle('Add Server');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });

  it('says what to do, and offers it', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.open();
    await serversView.welcome.waitFor();
    await serversView.welcome.getByRole('button', { name: 'Add Server' }).waitFor();
    await serversView.welcome.getByRole('button', { name: 'Start the sandbox' }).waitFor();
    assert.equal(await serversView.rows.count(), 0);
  });

  it('leads through the first steps, and ticks off what is done', async () => {
    const { palette, serversView } = used.workbench.pages;
    const { page } = used.workbench;
    await serversView.welcome.getByRole('button', { name: 'Take the tour' }).click();
    const steps = page.locator('.getting-started-step');
    await until(
      'five steps are shown',
      () => steps.count(),
      (count) => count === 5,
    );
    const sandbox = steps.filter({ hasText: 'Try it without a lab' });
    await sandbox.getByRole('button', { name: 'Start Sandbox' }).click();
    await sandbox.locator('.codicon-getting-started-step-checked.complete').waitFor();
    await used.workbench.screenshot('walkthrough');
    await palette.run('Unity Connection: Stop Sandbox');
    await serversView.welcome.waitFor();
  });

  it('leaves in the palette what works without a server', async () => {
    const { palette } = used.workbench.pages;
    for (const title of ['Add Server…', 'Start Sandbox', 'Show Log']) {
      const whole = `Unity Connection: ${title}`;
      const offered = await palette.offered(whole);
      assert(offered.includes(whole), `${title} is not among ${offered.join(', ')}`);
    }
  });
});
