import type { ProofProgress } from '../../electron/contract/index.ts';
import type { WindowTranslate } from '../texts/language.ts';

/** What a proof does at the moment. */
export function proofStepText({ step, done, count }: ProofProgress, t: WindowTranslate): string {
  switch (step) {
    case 'list':
      return t('proving.stepList');
    case 'signatures':
      return t('proving.stepSignatures');
    case 'headers':
      return t('proving.stepHeaders', { done: `${done}`, count });
    case 'ledger':
      return t('proving.stepLedger');
  }
}
