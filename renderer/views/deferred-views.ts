import { deferred } from '../parts/layout/deferred.tsx';
import { loadWholeLanguage } from '../texts/loaded-texts.ts';

/** The views, each in a script of its own that is read when it is opened. */
export const PaymentsView = deferred(async () => (await import('./payments/payments-view.tsx')).PaymentsView);
export const PaymentPage = deferred(
  async () => (await import('./payments/detail/payment-page.tsx')).PaymentPage,
);
export const AccountsView = deferred(async () => (await import('./accounts/accounts-view.tsx')).AccountsView);
export const AccountPage = deferred(
  async () => (await import('./accounts/account/account-page.tsx')).AccountPage,
);
export const AddAccountPage = deferred(
  async () => (await import('./accounts/add/add-account-page.tsx')).AddAccountPage,
);
export const FirstRun = deferred(async () => (await import('./first-run/first-run.tsx')).FirstRun);
export const HealthView = deferred(async () => (await import('./health/health-view.tsx')).HealthView);
export const PreferencesView = deferred(async () => {
  const [{ PreferencesView }] = await Promise.all([
    import('./preferences/preferences-view.tsx'),
    loadWholeLanguage(),
  ]);
  return PreferencesView;
});
export const SinkPage = deferred(async () => {
  const [{ SinkPage }] = await Promise.all([
    import('./preferences/forwarding/page/sink-page.tsx'),
    loadWholeLanguage(),
  ]);
  return SinkPage;
});
