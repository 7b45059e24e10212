import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const policyFile = '/usr/sbin/policy-rc.d';

/** Runs an installation in which no package starts a service: Debian asks this file first, and 101 means no. */
export async function withoutAutostart(install) {
  const restore = blockAutostart();
  process.once('exit', restore);
  try {
    return await install();
  } finally {
    process.off('exit', restore);
    restore();
  }
}

function blockAutostart() {
  const before = existsSync(policyFile)
    ? { text: readFileSync(policyFile), mode: statSync(policyFile).mode }
    : undefined;
  replacePolicy('#!/bin/sh\nexit 101\n', 0o755);
  return () => {
    if (before === undefined) rmSync(policyFile, { force: true });
    else replacePolicy(before.text, before.mode);
  };
}

// Removed first: the mode counts for new files only.
function replacePolicy(text, mode) {
  rmSync(policyFile, { force: true });
  writeFileSync(policyFile, text, { mode });
}
