/** Why something entered or asked for was refused, in English. None of these repeats what was entered: it may be secret. */
export const refusalTexts = {
  'address.empty':
    'Enter an XRP Ledger address: it begins with r, or with X for an address that contains a tag.',
  'address.secret':
    'This looks like a secret key. Never enter it anywhere. The app needs the public address only.',
  'address.checksum':
    'The address contains a typing error: its checksum does not match. Capital and small letters matter.',
  'address.other-chain':
    'This is an address of another blockchain. An XRP Ledger address begins with r or X.',
  'address.not-an-address':
    'This is not an XRP Ledger address. It begins with r and has 25 to 35 characters, or with X and has about 47.',
  'address.wrong-network.test':
    'This X-address is for a test network (it begins with T), and the network chosen is {network}.',
  'address.wrong-network.mainnet':
    'This X-address is for mainnet (it begins with X), and the network chosen is {network}.',

  'account.already-watched': 'This address is already watched.',

  'server-url.empty': 'Enter a server address such as wss://xrplcluster.com.',
  'server-url.not-a-url':
    'This is not a server address. It looks like wss://xrplcluster.com or ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'The server address names no host.',
  'server-url.scheme': 'A server address begins with wss:// (or ws:// for a server of your own network).',
  'server-url.port': 'Port 0 is no port a server can listen on.',
  'server-url.insecure':
    'An unencrypted server address (ws://) is accepted only for your own machine or network. Use wss:// for this one.',

  'settings.invalid': 'This value is not valid ({setting}).',

  'import.not-json': 'It holds no JSON.',
  'import.wrong-shape': 'What it holds is not what such a list holds ({place}).',
  'import.too-large': 'It is too large.',

  'update.not-ready': 'No update is ready.',
  'update.unreachable': 'The place that updates come from cannot be reached.',
  'update.no-release': 'No release for this system was found.',
  'update.damaged': 'What was downloaded is damaged or not signed as it should be.',
  'update.other': 'The updater gave up ({word}).',
  'update.not-installed': 'The update was not installed. It stays downloaded: check again to try once more.',

  'notification.not-shown': 'The notification service did not show the notification in time.',
  'notification.ended': '{word} ended without showing the notification.',
  'notification.no-way': 'There is no way to show notifications.',
  'notification.refused': 'The notification was not taken ({detail}).',
  'notification.daemon-silent':
    'This desktop’s notification service is not answering. Restart it, or log out and in again.',
  'notification.daemon-absent':
    'No notification service is running on this desktop. Start one, dunst or mako for example.',
  'notification.no-reason':
    'The system refused the notification without saying why. Look at its notification settings; on Linux, restart the notification service.',

  'demo.missing': 'This build has no demo ledger.',

  // What the operating system says of a file or folder, by its error's code
  'system.no-space': 'The disk is full.',
  'system.no-permission': 'This is not permitted here.',
  'system.read-only': 'The disk is read-only.',
  'system.not-found': 'The place does not exist.',
  'system.busy': 'Another program is using the file.',
  'system.is-folder': 'There is a folder of this name.',
  'system.other': 'The system says: {detail}',
} as const;
