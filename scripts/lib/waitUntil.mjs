/** Asks again and again until the answer is true; throws after `seconds`, or as soon as `ended` settles. */
export async function waitUntil(what, condition, { seconds = 60, every = 100, ended } = {}) {
  const end = Date.now() + seconds * 1000;
  let over = false;
  ended?.then(
    () => (over = true),
    () => (over = true),
  );
  while (!(await condition())) {
    if (over) throw new Error(`${what}: it has ended before.`);
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
