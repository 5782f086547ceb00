import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { keepFocus } from '../input/keep-focus.ts';
import { guardAgainstRepeatedPresses } from '../input/repeat-press-guard.ts';
import { ArrivalAnnouncer } from '../parts/layout/arrival-announcer.tsx';
import { useStore } from '../state/external-store.ts';
import { type Place, placeStore, TABS, type Tab } from '../state/navigation.ts';
import { useI18n } from '../texts/language.ts';
import {
  AccountPage,
  AccountsView,
  AddAccountPage,
  FirstRun,
  HealthView,
  PaymentPage,
  PaymentsView,
  PreferencesView,
  SinkPage,
} from './deferred-views.ts';
import { DemoBar } from './demo-bar.tsx';
import { Masthead } from './masthead.tsx';
import { ProblemBanner } from './problem-banner.tsx';

/** The mark shows no exact number above this, because that would move the tabs. */
const MOST_COUNTED = 99;

/** Header, tabs and the view below. A page lies over its tab, which keeps its scroll position underneath. */
export function Shell({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t, direction } = useI18n();
  const place = useLoadedPlace();
  const { tab, page } = place;
  useEffect(keepFocus, []);
  useEffect(guardAgainstRepeatedPresses, []);
  const firstRun = snapshot.accounts.length === 0 && (tab === 'payments' || tab === 'accounts');
  // On the first start main opens "add account": the welcome screen is that page, with the demo beside it.
  const welcome = firstRun && (page === null || page.page === 'add-account');
  const unread =
    snapshot.unread === 0
      ? ''
      : snapshot.unread > MOST_COUNTED
        ? `${MOST_COUNTED}+`
        : String(snapshot.unread);
  const firstText = page?.page === 'add-account' ? page.text : '';

  return (
    <Tabs.Root
      className="shell"
      dir={direction}
      value={tab}
      onValueChange={(value) => placeStore.set({ tab: value as Tab, page: null })}
    >
      <header className="masthead">
        <Masthead snapshot={snapshot} />
        {welcome ? null : (
          <Tabs.List className="tabs" aria-label={t('app.views')}>
            {TABS.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="tab"
                aria-description={
                  name === 'payments' && unread !== '' ? `${unread} ${t('payments.unread')}` : undefined
                }
              >
                <TabText name={t(`views.${name}`)} mark={name === 'payments' ? unread : ''} />
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        )}
      </header>
      {snapshot.demo ? <DemoBar /> : null}
      {tab === 'health' ? null : <ProblemBanner snapshot={snapshot} />}
      <main className="stage">
        {welcome ? (
          <FirstRun key={firstText} snapshot={snapshot} initialText={firstText} />
        ) : (
          <Tabs.Content key={tab} value={tab} className="view" inert={page !== null} tabIndex={-1}>
            {firstRun ? null : <View tab={tab} snapshot={snapshot} />}
          </Tabs.Content>
        )}
        {page === null || welcome ? null : page.page === 'payment' ? (
          <PaymentPage id={page.id} snapshot={snapshot} />
        ) : page.page === 'account' ? (
          <AccountPage key={page.id} place={page} snapshot={snapshot} />
        ) : page.page === 'sink' ? (
          <SinkPage key={page.id} place={page} snapshot={snapshot} />
        ) : (
          <AddAccountPage snapshot={snapshot} text={page.text} />
        )}
      </main>
      <ArrivalAnnouncer accounts={snapshot.accounts} />
    </Tabs.Root>
  );
}

/**
 * Where the window is, once the script of its page is there. Until then all stays as it is, the tab too: the control that
 * opens the page would be gone, and the focus would go to a tab, which opens itself.
 */
function useLoadedPlace(): Place {
  const place = useStore(placeStore);
  const [shown, show] = useState(place);
  const { page } = place;
  const isThere = {
    payment: PaymentPage.useIsThere(),
    account: AccountPage.useIsThere(),
    'add-account': AddAccountPage.useIsThere(),
    sink: SinkPage.useIsThere(),
  };
  useEffect(() => {
    if (page !== null)
      void { payment: PaymentPage, account: AccountPage, 'add-account': AddAccountPage, sink: SinkPage }[
        page.page
      ].load();
  }, [page]);
  const isLoaded = page === null || isThere[page.page];
  if (isLoaded && shown !== place) show(place);
  return isLoaded ? place : shown;
}

/** A tab's name with its unread mark. A second, invisible copy in bold keeps the room for the selected state. */
function TabText({ name, mark }: { readonly name: string; readonly mark: string }) {
  return (
    <span className="tab-text" data-text={mark === '' ? name : `${name} ${mark}`}>
      <span {...(mark === '' ? {} : { 'data-mark': mark })}>{name}</span>
    </span>
  );
}

function View({ tab, snapshot }: { readonly tab: Tab; readonly snapshot: AppSnapshot }) {
  switch (tab) {
    case 'payments':
      return <PaymentsView snapshot={snapshot} />;
    case 'accounts':
      return <AccountsView snapshot={snapshot} />;
    case 'health':
      return <HealthView snapshot={snapshot} />;
    case 'preferences':
      return <PreferencesView snapshot={snapshot} />;
  }
}
