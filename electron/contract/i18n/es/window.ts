import { join } from '../engine.ts';
import { accountTexts } from './accounts.ts';
import { appTexts } from './app.ts';
import { commonTexts } from './common.ts';
import { healthTexts } from './health.ts';
import { historyTexts } from './history.ts';
import { paymentTexts } from './payments.ts';
import { preferencesTexts } from './preferences.ts';
import { provingTexts } from './proving.ts';

/** Everything that the window says itself. */
export const windowTexts = /* @__PURE__ */ join(
  commonTexts,
  appTexts,
  paymentTexts,
  historyTexts,
  accountTexts,
  healthTexts,
  preferencesTexts,
  provingTexts,
);
