declare module 'undici/lib/dispatcher/client.js' {
  import type { Client as ClientClass } from 'undici';
  const Client: typeof ClientClass;
  type Client = ClientClass;
  export default Client;
}
