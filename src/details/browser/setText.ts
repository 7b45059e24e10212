/** Says it only when it is new: a screen reader reads what is set again. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
