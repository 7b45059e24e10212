import type { Notice } from '../hostMessage.ts';

/** To wait is told when there is nothing else to be heard, and looks like no error. */
export function noticeLook({ kind }: Notice): Record<string, string> {
  return { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : 'status' };
}
