/** Whether a service manager wants to be told how it goes (sd_notify(3)). */
export function isManaged({ NOTIFY_SOCKET }: Readonly<Record<string, string | undefined>>): boolean {
  return NOTIFY_SOCKET !== undefined && NOTIFY_SOCKET !== '';
}
