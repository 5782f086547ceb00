import { Ellipsis, ListFilter, Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type AppSnapshot, CREDIT_KINDS, type PaymentFilter } from '../../../../electron/contract/index.ts';
import { labelOf } from '../../../format/names.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../../parts/controls/menu.tsx';
import { Swatch } from '../../../parts/display/account-swatch.tsx';
import { KindIcon } from '../../../parts/display/kind-icon.tsx';
import { useI18n } from '../../../texts/language.ts';
import { exportPayments, markAllRead } from '../list/list-actions.ts';
import { DateFilter } from './date-filter.tsx';
import { FilterTrigger } from './filter-trigger.tsx';
import { omit } from './omit.ts';
import { useAssetChoices } from './use-asset-choices.ts';

/** Typing settles for this long before main is asked. */
const TYPING_MS = 150;

interface FilterBarProps {
  readonly filter: PaymentFilter;
  readonly onChange: (filter: PaymentFilter) => void;
  readonly snapshot: AppSnapshot;
  readonly total: number;
}

/** Search, filters (behind one button, so that the list stays calm), and what can be done with the list. */
export function FilterBar({ filter, onChange, snapshot, total }: FilterBarProps) {
  const { t } = useI18n();
  const { search: _, ...narrowing } = filter;
  const count =
    (narrowing.watchIds ? 1 : 0) +
    (narrowing.kinds ? 1 : 0) +
    (narrowing.assets ? 1 : 0) +
    (narrowing.from || narrowing.to ? 1 : 0);
  const narrowed = count > 0;
  const [open, setOpen] = useState(narrowed);
  // A filter set elsewhere (a day of the chart, an account's payments) is shown, so that it can be taken back.
  useEffect(() => {
    if (narrowed) setOpen(true);
  }, [narrowed]);
  return (
    <div className="filter-bar">
      <div className="filter-line">
        <SearchField filter={filter} onChange={onChange} />
        <button
          type="button"
          className="icon-button"
          aria-expanded={open}
          aria-controls="filters"
          aria-label={
            count > 0
              ? `${t('payments.filters')}, ${t('payments.filtersOn', { count })}`
              : t('payments.filters')
          }
          title={t('payments.filters')}
          data-on={count > 0}
          onClick={() => setOpen(!open)}
        >
          <ListFilter aria-hidden size="1rem" strokeWidth={1.75} />
          {count > 0 ? <span className="count-mark">{count}</span> : null}
        </button>
        <Menu trigger={<IconButton icon={Ellipsis} label={t('app.more')} />}>
          <MenuItem disabled={snapshot.unread === 0} onSelect={() => void markAllRead(t)}>
            {t('payments.markAllRead')}
          </MenuItem>
          <MenuLine />
          <MenuItem disabled={total === 0} onSelect={() => void exportPayments(filter, 'csv', t)}>
            {t('payments.exportCsv')}
          </MenuItem>
          <MenuItem disabled={total === 0} onSelect={() => void exportPayments(filter, 'json', t)}>
            {t('payments.exportJson')}
          </MenuItem>
        </Menu>
      </div>
      {open ? (
        <div id="filters" className="filters">
          <AccountFilter filter={filter} onChange={onChange} snapshot={snapshot} />
          <KindFilter filter={filter} onChange={onChange} />
          <AssetFilter filter={filter} onChange={onChange} />
          <DateFilter filter={filter} onChange={onChange} />
          <p className="filter-result quiet" role="status">
            {t('payments.found', { count: total })}
            {count > 0 ? (
              <button
                type="button"
                className="link"
                onClick={() => onChange(filter.search === undefined ? {} : { search: filter.search })}
              >
                {t('payments.clearFilters')}
              </button>
            ) : null}
          </p>
        </div>
      ) : null}
    </div>
  );
}

type FilterProps = Pick<FilterBarProps, 'filter' | 'onChange'>;

function SearchField({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const [text, setText] = useState(filter.search ?? '');
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  /** What this field asked for last: a filter that differs was set elsewhere. */
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
  // Cleared from elsewhere ("clear filters"). What was typed since this field itself asked stays.
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

function AccountFilter({ filter, onChange, snapshot }: FilterProps & { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const chosen = filter.watchIds ?? [];
  const set = (ids: readonly string[]) => {
    const rest = omit(filter, 'watchIds');
    onChange(ids.length === 0 ? rest : { ...rest, watchIds: ids });
  };
  const names = snapshot.accounts.filter((account) => chosen.includes(account.id)).map(labelOf);
  return (
    <Menu
      align="start"
      trigger={
        <FilterTrigger
          name={t('payments.account')}
          value={chosenText(names, t('payments.all'))}
          on={chosen.length > 0}
        />
      }
    >
      {snapshot.accounts.map((account) => (
        <MenuCheck
          key={account.id}
          checked={chosen.includes(account.id)}
          onChange={(on) => set(toggled(chosen, account.id, on))}
        >
          <Swatch colour={account.colour} />
          <bdi>{labelOf(account)}</bdi>
        </MenuCheck>
      ))}
    </Menu>
  );
}

function KindFilter({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const chosen = filter.kinds ?? [];
  return (
    <Menu
      align="start"
      trigger={
        <FilterTrigger
          name={t('payments.kind')}
          value={chosenText(
            chosen.map((kind) => t(`kinds.${kind}`)),
            t('payments.all'),
          )}
          on={chosen.length > 0}
        />
      }
    >
      {CREDIT_KINDS.map((kind) => (
        <MenuCheck
          key={kind}
          checked={chosen.includes(kind)}
          onChange={(on) => {
            const kinds = toggled(chosen, kind, on);
            const rest = omit(filter, 'kinds');
            onChange(kinds.length === 0 ? rest : { ...rest, kinds });
          }}
        >
          <KindIcon kind={kind} size="0.875rem" />
          {t(`kinds.${kind}`)}
        </MenuCheck>
      ))}
    </Menu>
  );
}

function AssetFilter({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const choices = useAssetChoices();
  const chosen = filter.assets ?? [];
  const names = choices.filter((choice) => chosen.includes(choice.key)).map((choice) => choice.assetText);
  return (
    <Menu
      align="start"
      trigger={
        <FilterTrigger
          name={t('payments.asset')}
          value={chosenText(names, t('payments.all'))}
          on={chosen.length > 0}
        />
      }
    >
      {choices.length === 0 ? (
        <MenuItem disabled onSelect={() => undefined}>
          {t('app.none')}
        </MenuItem>
      ) : null}
      {choices.map((choice) => (
        <MenuCheck
          key={choice.key}
          checked={chosen.includes(choice.key)}
          onChange={(on) => {
            const assets = toggled(chosen, choice.key, on);
            const rest = omit(filter, 'assets');
            onChange(assets.length === 0 ? rest : { ...rest, assets });
          }}
        >
          <bdi>{choice.assetText}</bdi>
        </MenuCheck>
      ))}
    </Menu>
  );
}

function chosenText(names: readonly string[], all: string): string {
  const [first] = names;
  if (first === undefined) return all;
  return names.length === 1 ? first : `${first} +${names.length - 1}`;
}

function toggled<T>(list: readonly T[], value: T, on: boolean): readonly T[] {
  return on ? [...list, value] : list.filter((other) => other !== value);
}
