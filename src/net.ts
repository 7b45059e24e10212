/** The network bundle: loaded when a server is first asked for something. */
export { createCupiClient } from './cupi/client.ts';
export { probeCertificate } from './http/probe.ts';
export { chooseRoute } from './http/proxy/chooseRoute.ts';
export { redact } from './http/redact.ts';
export { openSession } from './http/session.ts';
export { targetOf } from './http/target.ts';
