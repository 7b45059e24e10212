/** One answer before it goes out; `text` empty and `type` given is a 204 that still names a type (facts sheet 1.6). */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly text?: string;
  readonly location?: string;
}

/** A body and its Content-Type as written by this server. */
export interface Body {
  readonly type: string;
  readonly text: string;
}

export function withStatus(status: number, body: Body): Answer {
  return { status, ...body };
}

export function html(status: number, title: string): Answer {
  const text = `<HTML>\r\n<Head><Title>${title}</Title></Head><body><H1>${title}</H1><hr></body>\r\n</HTML>\r\n`;
  return { status, type: 'text/html;charset=utf-8', text };
}
