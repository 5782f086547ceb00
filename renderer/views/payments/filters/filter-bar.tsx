import { Ellipsis, ListFilter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type AppSnapshot, CREDIT_KINDS } from '../../../../electron/contract/index.ts';
import { labelOf } from '../../../format/names.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../parts/controls/menu.tsx';
import { Swatch } from '../../../parts/display/account-swatch.tsx';
import { KindIcon } from '../../../parts/display/kind-icon.tsx';
import { useI18n } from '../../../texts/language.ts';
import { exportPayments, markAllRead } from '../list/list-actions.ts';
import { ChecklistFilter } from './checklist-filter.tsx';
import { DateFilter } from './date-filter.tsx';
import type { FilterProps } from './filter-props.ts';
import { FilteredSum } from './filtered-sum.tsx';
import { omit } from './omit.ts';
import { SearchField } from './search-field.tsx';
import { useAssetChoices } from './use-asset-choices.ts';

interface FilterBarProps extends FilterProps {
  readonly snapshot: AppSnapshot;
  readonly total: number;
  /** The newest row of the list. */
  readonly upToId: number;
}

/** Search, filters (behind one button, so that the list stays calm), and the menu of the list. */
export function FilterBar({ filter, onChange, snapshot, total, upToId }: FilterBarProps) {
  const { t } = useI18n();
  const { search: _, ...narrowing } = filter;
  const count =
    (narrowing.watchIds ? 1 : 0) +
    (narrowing.kinds ? 1 : 0) +
    (narrowing.assets ? 1 : 0) +
    (narrowing.from || narrowing.to ? 1 : 0) +
    (narrowing.unread ? 1 : 0);
  const narrowed = count > 0;
  const filtered = narrowed || filter.search !== undefined;
  const cannotExport = total === 0 || snapshot.exporting !== null;
  const [open, setOpen] = useState(narrowed);
  // A filter set elsewhere (a day of the chart, an account's payments) is shown, so that it can be removed.
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
          <MenuItem disabled={cannotExport} onSelect={() => void exportPayments(filter, 'csv', t)}>
            {t('payments.exportCsv')}
          </MenuItem>
          <MenuItem disabled={cannotExport} onSelect={() => void exportPayments(filter, 'json', t)}>
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
          <UnreadFilter filter={filter} onChange={onChange} />
        </div>
      ) : null}
      {open || filtered ? (
        <>
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
          {filtered && total > 0 ? (
            <FilteredSum filter={filter} total={total} upToId={upToId} sumsRevision={snapshot.sumsRevision} />
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function UnreadFilter({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const on = filter.unread === true;
  return (
    <button
      type="button"
      className="filter-button filter-toggle"
      data-on={on}
      aria-pressed={on}
      onClick={() => onChange(on ? omit(filter, 'unread') : { ...filter, unread: true })}
    >
      {t('payments.unreadOnly')}
    </button>
  );
}

function AccountFilter({ filter, onChange, snapshot }: FilterProps & { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  return (
    <ChecklistFilter
      name={t('payments.account')}
      options={[
        ...snapshot.accounts.map((account) => ({ ...account, name: labelOf(account) })),
        ...snapshot.formerAccounts.map((former) => ({
          ...former,
          name: t('payments.formerAccount', { label: labelOf(former) }),
        })),
      ].map(({ id, name, colour }) => ({ value: id, label: name, mark: <Swatch colour={colour} /> }))}
      chosen={filter.watchIds ?? []}
      onChange={(watchIds) =>
        onChange({ ...omit(filter, 'watchIds'), ...(watchIds.length > 0 ? { watchIds } : {}) })
      }
    />
  );
}

function KindFilter({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  return (
    <ChecklistFilter
      name={t('payments.kind')}
      options={CREDIT_KINDS.map((kind) => ({
        value: kind,
        label: t(`kinds.${kind}`),
        mark: <KindIcon kind={kind} size="0.875rem" />,
      }))}
      chosen={filter.kinds ?? []}
      onChange={(kinds) => onChange({ ...omit(filter, 'kinds'), ...(kinds.length > 0 ? { kinds } : {}) })}
    />
  );
}

function AssetFilter({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  return (
    <ChecklistFilter
      name={t('payments.asset')}
      options={useAssetChoices().map(({ key, assetText }) => ({ value: key, label: assetText }))}
      chosen={filter.assets ?? []}
      onChange={(assets) => onChange({ ...omit(filter, 'assets'), ...(assets.length > 0 ? { assets } : {}) })}
    />
  );
}
