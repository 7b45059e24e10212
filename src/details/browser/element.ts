/** Makes an element. Text is only ever set as text: what a server sent is shown, never interpreted. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  {
    className,
    text,
    attributes = {},
  }: { className?: string; text?: string; attributes?: Record<string, string> },
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
