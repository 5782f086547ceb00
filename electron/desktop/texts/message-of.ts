import { type Message, UserFacingError } from '../../contract/index.ts';
import { SettingsError } from '../../store/settings/settings.ts';
import { StoreError } from '../../store/store-error.ts';
import { systemMessage } from '../../store/system-error.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';

/** What is to be said of an error: its own sentence, or what the system's error code means. */
export function messageOf(error: unknown): Message {
  const isSaid =
    error instanceof UserFacingError ||
    error instanceof StoreError ||
    error instanceof SettingsError ||
    error instanceof RequestError;
  return isSaid ? error.userMessage : systemMessage(error);
}
