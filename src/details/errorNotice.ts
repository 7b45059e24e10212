import type { Notice } from './hostMessage.ts';

export function errorNotice(text: string): Notice {
  return { kind: 'error', text };
}
