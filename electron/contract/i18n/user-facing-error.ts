import { inEnglish, type Message } from './message.ts';

/** An error with something to be said to people; its message is the same in English. */
export class UserFacingError extends Error {
  readonly userMessage: Message;

  constructor(said: Message) {
    super(inEnglish(said));
    this.name = 'UserFacingError';
    this.userMessage = said;
  }
}
