import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../../parts/controls/button.tsx';
import { useI18n } from '../../../texts/language.ts';
import type { FilterProps } from './filter-props.ts';
import { omit } from './omit.ts';

/** Typing settles for this long before main is asked. */
const TYPING_MS = 150;

/** The search, which asks while it is typed. Ctrl+F focuses it, Escape empties it. */
export function SearchField({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const [text, setText] = useState(filter.search ?? '');
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  /** The search that this field set last; a filter that differs was set elsewhere. */
  const asked = useRef(filter.search);
  useEffect(() => {
    const search = text.trim();
    if (search === (latest.current.filter.search ?? '')) return;
    const timer = window.setTimeout(() => {
      const rest = omit(latest.current.filter, 'search');
      asked.current = search === '' ? undefined : search;
      latest.current.onChange(search === '' ? rest : { ...rest, search });
    }, TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  // Cleared elsewhere ("clear filters"). Text typed since this field's own last search stays.
  useEffect(() => {
    if (filter.search === asked.current) return;
    asked.current = filter.search;
    setText(filter.search ?? '');
  }, [filter.search]);
  useEffect(() => {
    const onFind = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener('keydown', onFind);
    return () => window.removeEventListener('keydown', onFind);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    setText('');
  };
  return (
    <search className="search">
      <Search aria-hidden size="1rem" strokeWidth={1.75} />
      <input
        ref={input}
        type="text"
        className="input"
        aria-label={t('payments.search')}
        placeholder={t('payments.searchHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        spellCheck={false}
        maxLength={200}
      />
      {text === '' ? null : (
        <IconButton icon={X} label={t('payments.clearSearch')} onClick={() => setText('')} />
      )}
    </search>
  );
}
