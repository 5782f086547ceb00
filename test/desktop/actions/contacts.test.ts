import { beforeEach, describe, expect, it } from 'vitest';
import { createSettingsActions } from '../../../electron/desktop/actions/settings.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openSettings, type SettingsStore } from '../../../electron/store/settings/settings.ts';

const ALICE = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const BOB = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const CAROL = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

let settings: SettingsStore;
let actions: ReturnType<typeof createSettingsActions>;

beforeEach(() => {
  const kept = new Map<string, unknown>();
  settings = openSettings({ get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) });
  // Contacts need nothing else of the app.
  actions = createSettingsActions({ settings, i18n: () => i18nFor('en') } as unknown as AppContext);
  actions.setContact({ address: ALICE, name: 'Alice' });
  actions.setContact({ address: BOB, name: 'Bob' });
});

describe('a contact that is edited', () => {
  it('keeps its place, with another name', () => {
    expect(actions.setContact({ address: ALICE, name: 'Alicia', replaces: ALICE })).toMatchObject({
      ok: true,
    });
    expect(settings.contacts().map(({ name }) => name)).toEqual(['Alicia', 'Bob']);
  });

  it('keeps its place and leaves no second one behind, with another address', () => {
    expect(actions.setContact({ address: CAROL, name: 'Alice', replaces: ALICE })).toMatchObject({
      ok: true,
    });
    expect(settings.contacts()).toEqual([
      { address: CAROL, name: 'Alice' },
      { address: BOB, name: 'Bob' },
    ]);
  });

  it.each([
    ['nonsense', 'not-an-address'],
    ['sn259rEFXrQrWyx3Q7XneWcwV6dfL', 'secret'],
    [BOB, 'contact-exists'],
  ])('stays as it is where the address is refused: %s', (address, code) => {
    expect(actions.setContact({ address, name: 'Alice', replaces: ALICE })).toMatchObject({
      ok: false,
      code,
    });
    expect(settings.contacts()).toEqual([
      { address: ALICE, name: 'Alice' },
      { address: BOB, name: 'Bob' },
    ]);
  });

  it('says whose address it is', () => {
    expect(actions.setContact({ address: BOB, name: 'Alice', replaces: ALICE })).toMatchObject({
      text: 'This address is already saved as Bob.',
    });
  });
});
