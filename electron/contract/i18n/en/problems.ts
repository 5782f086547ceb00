/** What the user should know of, in English. What stands behind "problem." up to a second dot is Problem.code. */
export const problemTexts = {
  // The connection and the history
  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'An entry of the list of servers cannot be used. {cause}',
  'problem.bad-address': {
    one: '{count} of the watched accounts is no valid address and cannot be watched. The others are not affected.',
    other:
      '{count} of the watched accounts are no valid addresses and cannot be watched. The others are not affected.',
  },
  'problem.account-rejected':
    'The server {server} refuses to watch {account}. The other accounts are not affected.',
  'problem.history-missing':
    'Ledgers {first} to {last} of {account} could not be examined: no server reached holds them. They are asked for again from time to time.',
  'problem.network-reset':
    'The network {network} was reset: its newest ledger is {ledger}, while ledgers through {before} had been examined before. Its new ledgers are examined from the first one on. Payments recorded before stay in the list; accounts on a test network have to be funded again.',
  'problem.network-reset.mainnet':
    'The server’s newest ledger is {ledger}, but mainnet was examined through {before} already, and mainnet is never reset: the server seems to belong to another network. Check the list of servers.',

  'problem.clipboard': 'What the clipboard holds was not added. {cause}',

  // The data folder and what is in it
  'problem.data-dir-busy':
    'Another XRPL Chime is using the data folder {folder}. Quit it first, or choose another folder.',
  'problem.data-dir-readonly': 'The data folder cannot be written to. Check its permissions.',
  'problem.data-dir-readonly.folder':
    'The data folder {folder} cannot be written to. Check its permissions, or choose another folder.',
  'problem.data-dir-unusable':
    'The payments database cannot be opened. Check the data folder and its permissions.',
  'problem.data-dir-unusable.make': 'The data folder {folder} cannot be made. {cause}',
  'problem.data-dir-unusable.no-folder': 'The data folder {folder} is not a folder.',
  'problem.data-dir-unusable.settings': 'The settings cannot be read. {cause}',
  'problem.store-disk-full': 'The disk is full: new payments cannot be recorded until there is room.',
  'problem.store-corrupted': 'The payments database is damaged.',
  'problem.store-corrupted.rebuilding':
    'The payments database was damaged. It was kept as {path}, and a new one is being rebuilt from the network.',
  'problem.store-too-new':
    'The payments database was written by a newer version of XRPL Chime. Install the newer version again.',
  'problem.store-failed': 'The payments database failed ({detail}).',
  'problem.store-failed.medium': 'The disk did not take or give the data ({detail}).',
  'problem.earlier-data':
    'This run from the sources has a data folder of its own. The accounts and payments stored before are in {folder}; the terminal names the command that opens them.',
  'problem.settings-damaged':
    'The settings file was damaged. It was kept as {path}; accounts and settings start from the defaults.',
  'problem.settings-invalid':
    'A stored setting was not valid ({setting}). It was set aside and the default is used.',
} as const;
