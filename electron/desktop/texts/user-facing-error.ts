import { inEnglish, type Sentence } from '../../contract/index.ts';
import { SettingsError } from '../../store/settings/settings.ts';
import { StoreError } from '../../store/store-error.ts';
import { systemSentence } from '../../store/system-error.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';

/** An error with something to be said to people; its message is the same in English. */
export class UserFacingError extends Error {
  readonly sentence: Sentence;

  constructor(said: Sentence) {
    super(inEnglish(said));
    this.name = 'UserFacingError';
    this.sentence = said;
  }
}

/** What is to be said of an error: its own sentence, or what the system's error code means. */
export function sentenceOf(error: unknown): Sentence {
  const isSaid =
    error instanceof UserFacingError ||
    error instanceof StoreError ||
    error instanceof SettingsError ||
    error instanceof RequestError;
  return isSaid ? error.sentence : systemSentence(error);
}
