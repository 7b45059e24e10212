export const html = 'Content-Type: text/html;charset=utf-8';

/** A page as Tomcat writes one. */
export function page(title: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><script>alert(1)</script></body></html>`;
}
