import { expect, it, vi } from 'vitest';

/** The module as a page has it that was loaded a moment ago. */
async function fresh() {
  vi.resetModules();
  return import('../../../renderer/texts/loaded-texts.ts');
}

it('texts of views that are opened later are read with the first of these, and with every language from then on', async () => {
  const { loadLanguage, loadWholeLanguage, textsOf } = await fresh();
  await loadLanguage('en');
  expect(textsOf('en').texts).not.toHaveProperty(['sinks.add']);
  await loadWholeLanguage();
  expect(textsOf('en').texts['sinks.add']).toBe('Add receiver');
  await loadLanguage('de');
  expect(textsOf('de').texts['sinks.add']).toBe('Empfänger hinzufügen');
  expect(textsOf('de').texts['views.payments']).toBe('Zahlungen');
});

it('a language that is being loaded when such a view opens is whole, too', async () => {
  const { loadLanguage, loadWholeLanguage, loadedTexts, textsOf } = await fresh();
  await loadLanguage('en');
  await Promise.all([loadLanguage('ja'), loadWholeLanguage(), loadLanguage('es')]);
  for (const language of ['en', 'ja', 'es'] as const)
    expect(textsOf(language).texts, language).toHaveProperty(['sinks.add']);
  // The language in use stays the one that was chosen last.
  expect(loadedTexts.get().latest).not.toBe('en');
});
