import { html } from '../../support/otherServer/answer.ts';
import { startOtherServer, type OtherServer } from '../../support/otherServer/startOtherServer.ts';

export interface HeldServer {
  readonly server: OtherServer;
  /** From now on it does not answer before it is let, and then with an error. */
  hold(): void;
  answer(): void;
}

export async function startHeldServer(): Promise<HeldServer> {
  let isHeld = false;
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const answerInstead = () => (isHeld ? answered.then(() => html(500, 'Out of order')) : undefined);
  const server = await startOtherServer({ dialect: 'json', hooks: { answerInstead } });
  return {
    server,
    hold: () => {
      isHeld = true;
    },
    answer: () => answer(),
  };
}
