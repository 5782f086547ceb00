/**
 * Why a connection could not be used, or ended, in English. A code is what failover.ts decides by; what stands behind
 * a second dot tells apart what is said of the same code.
 */
export const connectionTexts = {
  // Never got as far as a WebSocket
  'connection.connect-timeout': 'The server didn’t accept a connection within {seconds}.',
  'connection.connect-timeout.silent': 'The server didn’t answer.',
  'connection.refused': 'The server refused the connection. It may not be running, or the port may be wrong.',
  'connection.unreachable': 'Can’t reach the server.',
  'connection.unreachable.network': 'Can’t reach the network. This computer may be offline.',
  'connection.unreachable.down': 'This computer is offline.',
  'connection.host-not-found': 'Can’t find this server. Check its address and your internet connection.',
  'connection.host-not-found.lookup': 'Can’t look up this server. This computer may be offline.',
  'connection.connection-reset': 'The server dropped the connection.',
  'connection.tls-expired': 'The server’s certificate has expired.',
  'connection.tls-not-yet-valid':
    'The server’s certificate isn’t valid yet. Check this computer’s date and time.',
  'connection.tls-self-signed':
    'The server’s certificate is self-signed. If this is your server, add the certificate to this system’s trusted certificates.',
  'connection.tls-self-signed.chain':
    'The server’s certificate was issued by an authority that this system doesn’t trust. A proxy or antivirus program that inspects encrypted traffic may be the cause.',
  'connection.tls-wrong-host': 'The server’s certificate belongs to a different host name.',
  'connection.tls-untrusted': 'Can’t verify the server’s certificate: this system doesn’t know its issuer.',
  'connection.tls-untrusted.revoked': 'The server’s certificate has been revoked.',
  'connection.tls-failed':
    'Couldn’t make a secure connection ({word}). Check whether the address should begin with wss:// or ws://.',
  'connection.proxy-failed':
    'The proxy requires a user name and password, or rejected the ones it was given.',
  'connection.proxy-failed.unreachable': 'Can’t reach the proxy ({word}). Check the proxy settings.',
  'connection.proxy-failed.refused': 'The proxy couldn’t connect to the server ({word}).',
  'connection.proxy-failed.protocol':
    'The proxy sent an unexpected answer ({word}). Check its type and port in the proxy settings.',
  'connection.proxy-failed.address': 'The proxy address isn’t valid. Check the proxy settings.',
  'connection.proxy-failed.unknown': 'Couldn’t determine which proxy to use.',
  'connection.unauthorized':
    'The server denied access (HTTP {httpStatus}). Check the user name and password in its address.',
  'connection.too-many-requests': 'The server says it received too many requests from here (HTTP 429).',
  'connection.too-many-requests.wait': 'The server asked us to slow down for {seconds} (HTTP 429).',
  'connection.service-unavailable': 'The server is temporarily unavailable (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'The server is temporarily unavailable and asked us to wait {seconds} (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'The server answered with HTTP {httpStatus} instead of opening a WebSocket. Check its address, port and path.',

  // Was open
  'connection.closed': 'The connection failed.',
  'connection.closed.broken': 'The connection was interrupted.',
  'connection.closed.error': 'The connection failed ({word}).',
  'connection.closed.server': 'The server closed the connection ({close}).',
  'connection.closed-going-away': 'The server is shutting down ({close}).',
  'connection.closed-overloaded': 'The server is restarting or overloaded ({close}).',
  'connection.closed-policy': 'The server closed the connection under its usage policy ({close}).',
  'connection.heartbeat': 'The connection looks open, but the server has stopped answering.',
  'connection.frame-too-large': 'The server sent a message that was too large.',
  'connection.answer-too-large': 'The server’s answer was too large. A smaller part is requested.',
  'connection.message-too-complex': 'The server sent a message that was too complex.',
  'connection.message-failed': 'The app couldn’t process a message from the server ({word}).',
  'connection.misbehaving': 'The server sent too many messages that the app can’t use.',
  'connection.protocol-error': 'The server violated the WebSocket protocol ({word}).',
  'connection.inbox-overflow': 'The server sent more messages than the app could process.',

  // Answered, and is not to be used
  'connection.handshake-failed': 'Couldn’t read the server’s status.',
  'connection.handshake-failed.request': 'Couldn’t set up the connection. {cause}',
  'connection.slow-down': 'The server asked us to slow down.',
  'connection.not-synced': 'The server isn’t in sync with the network.',
  'connection.not-synced.state': 'The server isn’t in sync with the network (its state is “{word}”).',
  'connection.not-synced.no-ledger': 'The server has no validated ledger.',
  'connection.not-synced.gave-none': 'The server isn’t in sync with the network (it has no current ledger).',
  'connection.amendment-blocked': 'The server’s software is too old for this network (amendment blocked).',
  'connection.ledger-too-old': 'The server’s latest ledger is {seconds} old.',
  'connection.lagging': {
    one: 'The server is {count} ledger behind.',
    other: 'The server is {count} ledgers behind.',
  },
  'connection.ahead':
    'The server claims to be far ahead of all others (ledger {ledger}). It may be on another network.',
  'connection.refuses-accounts': 'The server won’t watch any of these accounts.',
  'connection.wrong-network':
    'The server is on network {reported}, not {network} ({expected}). Correct the server list.',
  'connection.wrong-network.ledgers':
    'The server doesn’t say which network it’s on, and its ledger {ledger} can’t be from {network}. Correct the server list.',
  'connection.wrong-network.hash':
    'The server doesn’t say which network it’s on, and its ledger {ledger} isn’t the one on {network}. Correct the server list.',
  'connection.untrue': 'The server gave a false statement about payments.',
  'connection.stale': 'The server hasn’t sent a new ledger for {seconds}.',
  'connection.stale.unproven': 'The new connection didn’t deliver a ledger in time.',

  // Ended by us
  'connection.replaced': 'Switched to a newer connection.',
  'connection.replaced.list': 'The server list changed.',
  'connection.replaced.age': 'The connection was renewed, as happens regularly.',
  'connection.replaced.obsolete': 'The new connection was no better.',
  'connection.nudged.resume': 'The computer woke up.',
  'connection.nudged.network-online': 'Back online.',
  'connection.nudged.clock-jump': 'The clock jumped. The computer may have been asleep.',
  'connection.nudged.user': 'You asked to reconnect.',
  'connection.idle': 'No longer needed.',
  'connection.stopped': 'The connection was closed.',

  // What the whole network's connection came to
  'state.no-server': 'There is no usable server for this network. Add one in Preferences.',
  'state.gave-up': { one: 'Gave up after {count} attempt.', other: 'Gave up after {count} attempts.' },
  'state.gave-up.because': {
    one: 'Gave up after {count} attempt. {cause}',
    other: 'Gave up after {count} attempts. {cause}',
  },
  'state.network-unverified':
    'Connected, but the server doesn’t say which network it’s on. Couldn’t verify that it’s {network}.',
  'state.stalled':
    'No reachable server has new ledgers: the network appears to have stopped. The app stays connected and waits.',

  // Parts of the above: what a close frame held
  'close.code': 'code {closeCode}',
  'close.reason': 'code {closeCode}, “{detail}”',

  // Why a request to a server failed
  'request.timeout': 'The server didn’t answer in time.',
  'request.disconnected': 'The connection was lost before the answer arrived.',
  'request.connection-changed': 'The connection has since been replaced.',
  'request.aborted': 'The request was canceled.',
  'request.not-connected': 'Not connected to this server.',
  'request.unreadable': 'Couldn’t read the server’s answer.',
  'request.too-large': 'The server’s answer was too large.',
  'request.queue-full': 'Too many requests are already waiting.',
  'request.server': 'The server refused the request ({word}).',
} as const;
