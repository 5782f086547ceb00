import { type Message, message } from '../../contract/index.ts';
import { systemMessage } from '../../store/system-error.ts';

/** Codes of electron-updater (builder-util-runtime's newError) and of the network, by what they mean for people. */
const MEANINGS = [
  [
    /^(?:ERR_UPDATER_CHANNEL_FILE_NOT_FOUND|ERR_UPDATER_NO_FILES_PROVIDED|ERR_UPDATER_ASSET_NOT_FOUND|ERR_UPDATER_LATEST_VERSION_NOT_FOUND|HTTP_ERROR_404)$/,
    'update.no-release',
  ],
  [
    /^(?:ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|ERR_UPDATER_INVALID_UPDATE_INFO)$/,
    'update.damaged',
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|HTTP_ERROR_\d+)$|^net::ERR_/,
    'update.unreachable',
  ],
] as const;

/**
 * Whether Squirrel.Mac refuses an update because of its signature (SQRLCodeSignature.m). A build signed ad hoc demands
 * its own hash of every successor, so none ever passes.
 */
export function isUnsignedMac(error: unknown): boolean {
  return error instanceof Error && 'domain' in error && error.domain === 'SQRLCodeSignatureErrorDomain';
}

/** The message for an error of the updater, whose own text is long, technical and English. */
export function updateFailure(error: unknown): Message {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const word = code || (/\bnet::ERR_[A-Z_]+/.exec(text)?.[0] ?? '');
  const meaning = MEANINGS.find(([shape]) => shape.test(word));
  if (meaning !== undefined) return message(meaning[1]);
  const system = systemMessage(error);
  if (system.code !== 'system.other') return system;
  return message('update.other', { word: word || (error instanceof Error ? error.name : 'Error') });
}
