import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** A name service to inject, and how often it was asked. */
export interface Names {
  readonly lookup: LookupFunction;
  readonly asked: () => number;
}

/** What the n-th question gets: addresses, the code of a failure, or never an answer. The last one repeats. */
export type NameAnswer = readonly string[] | { readonly code: string } | 'never';

export function answeringNames(...answers: readonly NameAnswer[]): Names {
  let asked = 0;
  const lookup: LookupFunction = (host, options, callback) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? 'never';
    asked += 1;
    if (answer === 'never') return;
    process.nextTick(() => {
      if ('code' in answer)
        callback(Object.assign(new Error(`getaddrinfo ${answer.code} ${host}`), { code: answer.code }), '');
      else if (options.all) callback(null, answer.map(found));
      else callback(null, answer[0] ?? '', isIP(answer[0] ?? ''));
    });
  };
  return { lookup, asked: () => asked };
}

function found(address: string): LookupAddress {
  return { address, family: isIP(address) };
}
