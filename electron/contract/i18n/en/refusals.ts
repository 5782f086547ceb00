/** Why something entered or asked for was refused, in English. None of these repeats what was entered: it may be secret. */
export const refusalTexts = {
  'address.empty': 'Enter an XRP Ledger address. It starts with r, or with X if it includes a tag.',
  'address.secret':
    'This looks like a secret key. Never enter it anywhere. This app only needs the public address.',
  'address.checksum':
    'There’s a typo in this address: its checksum doesn’t match. Uppercase and lowercase matter.',
  'address.other-chain':
    'This address belongs to another blockchain. An XRP Ledger address starts with r or X.',
  'address.not-an-address':
    'This isn’t an XRP Ledger address. It starts with r and has 25 to 35 characters, or starts with X and has about 47.',
  'address.wrong-network.test':
    'This X-address is for a test network (it starts with T), but the selected network is {network}.',
  'address.wrong-network.mainnet':
    'This X-address is for Mainnet (it starts with X), but the selected network is {network}.',

  'account.already-watched': 'You’re already watching this address.',

  'server-url.empty': 'Enter a server address, such as wss://xrplcluster.com.',
  'server-url.not-a-url':
    'This isn’t a server address. Use one like wss://xrplcluster.com or ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'The server address has no host name.',
  'server-url.scheme': 'A server address starts with wss://, or with ws:// for a server on your own network.',
  'server-url.port': 'Port 0 isn’t a valid port.',
  'server-url.insecure':
    'Unencrypted addresses (ws://) work only for servers on your own computer or network. Use wss:// for this one.',
  'server-url.sealed':
    'The password of this server can’t be decrypted on this computer. Remove the server and add it again with its password.',

  'settings.invalid': 'This value isn’t valid ({setting}).',

  'import.not-json': 'It isn’t a JSON file.',
  'import.wrong-shape': 'It doesn’t have the format of an account list ({place}).',
  'import.secret':
    'It contains something that looks like a secret key or recovery phrase. Delete it there: this app never needs one.',
  'import.too-large': 'It’s too large.',

  'update.none-found': 'No update was found.',
  'update.not-ready': 'No update is ready.',
  'update.unreachable': 'Can’t reach the update server.',
  'update.no-release': 'There is no release for this system.',
  'update.damaged': 'The download is damaged or isn’t signed correctly.',
  'update.other': 'Update failed ({word}).',
  'update.not-installed':
    'The update wasn’t installed. It’s still downloaded: check for updates to try again.',

  'notification.not-shown': 'The notification service didn’t show the notification in time.',
  'notification.ended': '{word} quit without showing the notification.',
  'notification.no-way': 'No notification service works on this computer.',
  'notification.refused': 'The notification service refused the notification ({detail}).',
  'notification.daemon-silent':
    'This desktop’s notification service isn’t responding. Restart it, or log out and back in.',
  'notification.daemon-absent':
    'No notification service is running on this desktop. Start one, such as dunst or mako.',
  'notification.no-reason':
    'The system refused the notification without giving a reason. Check its notification settings. On Linux, restart the notification service.',

  'demo.missing': 'This build doesn’t include the demo.',

  // What the operating system says of a file or folder, by its error's code
  'system.no-space': 'The disk is full.',
  'system.no-permission': 'You don’t have permission to do this here.',
  'system.read-only': 'The disk is read-only.',
  'system.not-found': 'The location doesn’t exist.',
  'system.busy': 'Another program is using the file.',
  'system.is-folder': 'A folder with this name already exists.',
  'system.link':
    'The file is a link to another place, and the app doesn’t write through links. Replace or delete the link.',
  'system.other': 'The system reported: {detail}',
} as const;
