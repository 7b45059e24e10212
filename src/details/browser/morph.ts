/**
 * Makes `old` say what `fresh` says and touches only what differs, so that focus, selection and an open explanation
 * stay, and a screen reader hears only what is new. An element here has children or text, never both.
 */
export function morph(old: Element, fresh: Element): void {
  if (old.tagName !== fresh.tagName || old.id !== fresh.id || old.children.length !== fresh.children.length) {
    old.replaceWith(fresh);
    return;
  }
  takeAttributes(old, fresh);
  if (fresh.children.length === 0 && old.textContent !== fresh.textContent)
    old.textContent = fresh.textContent;
  const freshChildren = [...fresh.children];
  for (const [index, child] of [...old.children].entries()) {
    const next = freshChildren[index];
    if (next) morph(child, next);
  }
}

function takeAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
