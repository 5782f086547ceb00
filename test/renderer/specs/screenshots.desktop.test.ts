import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { windowFixtures } from '../harness/fixtures.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

/**
 * Pins of every view. Letters are drawn by the machine's own fonts, so that a pin is compared only where Chromium
 * and the fonts are those it was recorded with; elsewhere one visible line says so. Record with
 * CHIME_RECORD_PINS=1; what differed is kept beside the pins as *.actual.png.
 */
const FOLDER = join(import.meta.dirname, 'pins');
const ENVIRONMENT = join(FOLDER, 'environment.json');
const RECORD = process.env.CHIME_RECORD_PINS === '1';

/** Share of pixels that may differ: text edges, never a moved line. */
const TOLERANCE = 0.001;

/** The views: pinned at both scales. */
const VIEWS = [
  'payments-busy',
  'payment-detail',
  'accounts',
  'account-page',
  'add-account',
  'health',
  'preferences',
  'first-run',
] as const satisfies readonly (keyof typeof windowFixtures)[];

/** States of the views: pinned at one scale. */
const STATES = [
  'payments-filters',
  'payments-empty',
  'payments-offline',
  'payments-long',
  'add-account-secret',
  'health-offline',
  'health-catching-up',
  'payments-disputed',
  'payment-disputed',
  'payment-proved',
  'payment-proving',
  'payment-refuted',
  'health-disputed',
  'forwarding',
  'forwarding-form',
  'forwarding-page',
  'demo',
  'failed',
] as const satisfies readonly (keyof typeof windowFixtures)[];

const PINNED = [
  ...VIEWS.map((name) => ({ name, scales: [1, 2] })),
  ...STATES.map((name) => ({ name, scales: [1] })),
];

/** What the window's font names come to on this machine. */
const FONTS = ['system-ui', 'system-ui:bold', 'Liberation Mono', 'Liberation Mono:bold'];

interface Environment {
  readonly chromium: string;
  readonly fonts: string;
}

function environmentOf(harness: WindowHarness): Environment {
  const fontOf = (pattern: string) =>
    execFileSync('fc-match', ['--format', '%{file|basename} %{fontversion}', pattern], { encoding: 'utf8' });
  return {
    // Drawing changes with Chromium's milestones, not with its patches.
    chromium: harness.chromiumVersion.split('.')[0] ?? '',
    fonts: FONTS.map(fontOf).join(', '),
  };
}

describeDesktop('every view looks as it was approved', () => {
  let harness: WindowHarness;
  let comparable = false;

  beforeAll(async () => {
    harness = await WindowHarness.start();
    const here = environmentOf(harness);
    if (RECORD) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(ENVIRONMENT, `${JSON.stringify(here, null, 2)}\n`);
    }
    const recorded = JSON.parse(readFileSync(ENVIRONMENT, 'utf8')) as Environment;
    comparable = recorded.chromium === here.chromium && recorded.fonts === here.fonts;
    if (!comparable) {
      process.stderr.write(
        `\nSKIPPED screenshot pins: recorded with Chromium ${recorded.chromium} and fonts ${recorded.fonts}, here are ${here.chromium} and ${here.fonts}; record them here with CHIME_RECORD_PINS=1\n`,
      );
    }
  });
  afterAll(() => harness?.stop());

  for (const { name, scales } of PINNED) {
    for (const deviceScaleFactor of scales) {
      describe(`${name}@${deviceScaleFactor}x`, () => {
        let window: OpenWindow | undefined;
        afterAll(() => window?.close());

        for (const colorScheme of ['light', 'dark'] as const) {
          const pin = `${name}-${colorScheme}@${deviceScaleFactor}x`;
          it(pin, async (context) => {
            if (!comparable) return context.skip('other Chromium or fonts than recorded with');
            window ??= await windowFixtures[name](harness, { colorScheme, deviceScaleFactor });
            await window.page.emulateMedia({ colorScheme });
            await window.settled();
            const shot = PNG.sync.read(
              await window.page.screenshot({ animations: 'disabled', caret: 'hide' }),
            );
            if (RECORD) writeFileSync(join(FOLDER, `${pin}.png`), packed(shot));
            expect(existsSync(join(FOLDER, `${pin}.png`)), 'the pin was recorded').toBe(true);
            const approved = PNG.sync.read(readFileSync(join(FOLDER, `${pin}.png`)));
            expect([shot.width, shot.height]).toEqual([approved.width, approved.height]);
            const different = differing(approved, shot);
            if (different > TOLERANCE) writeFileSync(join(FOLDER, `${pin}.actual.png`), PNG.sync.write(shot));
            expect(different).toBeLessThanOrEqual(TOLERANCE);
          });
        }
      });
    }
  }

  it('the comparison sees a line that moved by one pixel', async (context) => {
    if (!comparable) return context.skip('other Chromium or fonts than recorded with');
    const approved = PNG.sync.read(readFileSync(join(FOLDER, 'payments-busy-light@1x.png')));
    const window = await windowFixtures['payments-busy'](harness, {
      colorScheme: 'light',
      deviceScaleFactor: 1,
    });
    await window.settled();
    await window.page.evaluate(() => {
      for (const row of document.querySelectorAll<HTMLElement>('.payment')) row.style.paddingTop = '9px';
    });
    const shot = PNG.sync.read(await window.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    expect(differing(approved, shot)).toBeGreaterThan(TOLERANCE);
    await window.close();
  });
});

/** Flat colours compress best without a filter. */
function packed(shot: PNG): Buffer {
  return PNG.sync.write(shot, { deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

/** The share of pixels that differ visibly. */
function differing(approved: PNG, shot: PNG): number {
  const { width, height } = approved;
  return (
    pixelmatch(approved.data, shot.data, undefined, width, height, { threshold: 0.1 }) / (width * height)
  );
}
