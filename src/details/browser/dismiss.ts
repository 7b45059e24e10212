/**
 * Escape takes an explanation away while pointer and focus stay (WCAG 1.4.13); the next name that is pointed at or
 * focused shows its own again.
 */
export function dismissWithEscape(): void {
  const { body } = document;
  const show = () => body.removeAttribute('data-dismissed');
  let over: Element | null = null;
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') body.setAttribute('data-dismissed', '');
  });
  document.addEventListener('focusin', show);
  document.addEventListener('mousemove', ({ target }) => {
    const now = target instanceof Element ? target.closest('dt') : null;
    if (now !== over) show();
    over = now;
  });
}
