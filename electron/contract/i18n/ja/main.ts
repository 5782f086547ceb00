import { join } from '../engine.ts';
import { commonTexts } from './common.ts';
import { connectionTexts } from './connection.ts';
import { deliveryTexts } from './deliveries.ts';
import { examinedTexts } from './examined.ts';
import { forwardedTexts } from './forwarded.ts';
import { menuTexts } from './menus.ts';
import { noticeTexts } from './notices.ts';
import { notificationTexts } from './notifications.ts';
import { problemTexts } from './problems.ts';
import { proofTexts } from './proofs.ts';
import { receiptTexts } from './receipt.ts';
import { refusalTexts } from './refusals.ts';
import { sinkStateTexts } from './sink-states.ts';

/** Failures, problems, refusals and notices: what one room says and another shows. */
const messages = /* @__PURE__ */ join(
  connectionTexts,
  problemTexts,
  refusalTexts,
  noticeTexts,
  proofTexts,
  deliveryTexts,
);

/** Everything that is not said in the window. */
export const main = /* @__PURE__ */ join(
  commonTexts,
  examinedTexts,
  menuTexts,
  notificationTexts,
  forwardedTexts,
  sinkStateTexts,
  receiptTexts,
  messages,
);
