import { LANGUAGES } from '../../../electron/contract/index.ts';
import { loadLanguage } from '../../../renderer/texts/loaded-texts.ts';

// English last: the window's first language in tests.
for (const language of LANGUAGES.toReversed()) await loadLanguage(language);
