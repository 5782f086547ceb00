/** What the user should know of, in English. What stands behind "problem." up to a second dot is Problem.code. */
export const problemTexts = {
  // The connection and the history
  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'An entry in the server list can’t be used. {cause}',
  'problem.bad-address': {
    one: '{count} watched account has an invalid address and can’t be watched. The others aren’t affected.',
    other:
      '{count} watched accounts have invalid addresses and can’t be watched. The others aren’t affected.',
  },
  'problem.account-rejected': '{server} won’t watch {account}. The other accounts aren’t affected.',
  'problem.untrue-statement.hash':
    '{server} sent a payment that can’t be true (the hash isn’t the transaction’s). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.result':
    '{server} sent a payment that can’t be true (two results that differ). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.xrp':
    '{server} sent a payment that can’t be true (more XRP than exists). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.credits':
    '{server} sent a payment that can’t be true (several assets in one payment). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.ledger':
    '{server} sent a payment that can’t be true (another ledger than it announced). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.position':
    '{server} sent a payment that can’t be true (two transactions in one place). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.amount':
    '{server} sent a payment that can’t be true (not what the payment itself says). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.deadline':
    '{server} sent a payment that can’t be true (a ledger after its last possible one). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.untrue-statement.changed':
    '{server} sent a payment that can’t be true (it said otherwise before). It wasn’t recorded. Other servers are asked for its ledger, and this one rests.',
  'problem.conflicting-statements':
    '{server} says something else of a payment than was recorded before ({hash}). What was recorded stays, and other servers are asked.',
  'problem.servers-disagree':
    '{server} and {other} disagree about a payment of {amount} to {account}. It isn’t counted until other servers decide.',
  'problem.servers-disagree.false':
    '{server} gave a false statement about a payment of {amount} to {account} in ledger {ledger}: two other servers say otherwise. The payment isn’t counted, and the server won’t be used for now.',
  'problem.servers-disagree.denied':
    '{server} gave a false statement about a payment of {amount} to {account} in ledger {ledger}: two other servers confirm the payment. The server won’t be used for now.',
  'problem.history-differs':
    '{other} has a payment that {server} doesn’t have ({hash}). More servers are asked.',
  'problem.history-missing':
    'Ledgers {first} to {last} couldn’t be examined for {account}: no reachable server has them. The app will ask again from time to time.',
  'problem.network-reset':
    'The network {network} was reset: its latest ledger is {ledger}, but ledgers up to {before} had already been examined. Its new ledgers are examined from the first one. Payments recorded earlier stay in the list. Accounts on a test network need to be funded again.',
  'problem.network-reset.mainnet':
    'The server’s latest ledger is {ledger}, but Mainnet has already been examined up to {before}, and Mainnet is never reset. The server seems to be on another network. Check the server list.',

  'problem.clipboard': 'Couldn’t add what’s on the clipboard. {cause}',

  // The data folder and what is in it
  'problem.data-dir-busy':
    'Another copy of XRPL Chime is using the data folder {folder}. Quit it first, or choose another folder.',
  'problem.data-dir-readonly': 'Can’t write to the data folder. Check its permissions.',
  'problem.data-dir-readonly.folder':
    'Can’t write to the data folder {folder}. Check its permissions, or choose another folder.',
  'problem.data-dir-unusable': 'Can’t open the payments database. Check the data folder and its permissions.',
  'problem.data-dir-unusable.make': 'Can’t create the data folder {folder}. {cause}',
  'problem.data-dir-unusable.no-folder': '{folder} isn’t a folder.',
  'problem.data-dir-unusable.link':
    '{path} is a link to another place, and the app doesn’t write through links. Replace the link with the file itself. Nothing was changed.',
  'problem.data-dir-unusable.settings': 'Can’t read the settings. {cause}',
  'problem.store-disk-full': 'The disk is full. New payments can’t be recorded until there is space.',
  'problem.store-corrupted': 'The payments database is damaged.',
  'problem.store-corrupted.rebuilding':
    'The payments database was damaged. The damaged file was kept as {path}, and a new database is being rebuilt from the network.',
  'problem.store-corrupted.next-start':
    'The payments database is damaged. When the app starts the next time, the damaged file is kept under another name, and a new database is rebuilt from the network.',
  'problem.store-too-new':
    'The payments database was written by a newer version of XRPL Chime. Install that version again.',
  'problem.outbox-full': {
    one: '{count} event found no room in the queue of “{sink}” and wasn’t sent there. Payments are recorded as always. “Send everything since” sends what is missing.',
    other:
      '{count} events found no room in the queue of “{sink}” and weren’t sent there. Payments are recorded as always. “Send everything since” sends what is missing.',
  },
  'problem.undelivered-deleted': {
    one: '{count} event was deleted before “{sink}” took it. It won’t be sent.',
    other: '{count} events were deleted before “{sink}” took them. They won’t be sent.',
  },
  'problem.sink-failing':
    'Nothing has reached {sinks} for more than an hour. What happens meanwhile waits, and is sent when it works again. Preferences › Forwarding says why.',
  'problem.failed':
    'The app ended because of an error of its own ({detail}). Nothing recorded is lost. The next run continues where it stood.',
  'problem.store-failed': 'The payments database reported an error ({detail}).',
  'problem.store-failed.medium': 'The disk couldn’t read or write the data ({detail}).',
  'problem.earlier-data':
    'This copy is running from source and has its own data folder. Your earlier accounts and payments are in {folder}. The terminal shows the command that opens them.',
  'problem.settings-damaged':
    'The settings file was damaged. It was kept as {path}, and settings and accounts were reset.',
  'problem.settings-invalid':
    'A saved setting wasn’t valid ({setting}). It was set aside, and the default is used.',
  'problem.refuted':
    'The validators’ signatures refute {server}: the payment of {amount} to {account} in ledger {ledger} isn’t what they signed. The server isn’t used for ten minutes.',
  'problem.refuted.unknown':
    'The validators’ signatures refute a payment that was recorded: {amount} to {account} in ledger {ledger} isn’t what they signed.',
  'problem.validator-list.expiring':
    'The list of validators by {publisher} is in force until {day} only, and no newer one has been published. Nothing can be proved after that.',
  'problem.validator-list.none': 'Large payments can’t be proved at the moment. {cause}',
  'problem.proof-forged':
    '{server} gave something else than the validators signed, when a payment was to be proved. The server isn’t used for ten minutes.',

  // The headless program
  'problem.receiver-gone':
    'The receiver of {sink} wants no more events (HTTP 410). Nothing is sent to it until its configuration changes.',
  'problem.config-invalid':
    'The configuration was not read again, and the one before stays in force. {detail}',
  'problem.config-invalid.listen':
    'The address at which the program was to be asked can’t be used ({detail}).',
  'problem.needs-restart': '{setting} can’t change while the program runs. Restart it for that.',
} as const;
