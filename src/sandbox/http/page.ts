import { escapeXml } from '../wire/toXml.ts';
import type { Page } from './answer.ts';

const TITLES: Readonly<Record<Page['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Server Busy',
};

const STYLE =
  'body{font-family:sans-serif}h1{background:#525d76;color:white;font-size:22px}hr{border:none;height:1px}';

/** The HTML of an error page; recorded for 401 only (facts sheet 1.2), a guess for the others. */
export function pageHtml(status: Page['status']): string {
  const title = escapeXml(`HTTP Status ${status} – ${TITLES[status]}`);
  return `<!doctype html><html lang="en"><head><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><hr/></body></html>`;
}
