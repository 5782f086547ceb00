/**
 * Why a connection could not be used, or ended, in English. A code is what failover.ts decides by; what stands behind
 * a second dot tells apart what is said of the same code.
 */
export const connectionTexts = {
  // Never got as far as a WebSocket
  'connection.connect-timeout': 'The server did not open a connection within {seconds}.',
  'connection.connect-timeout.silent': 'The server did not answer.',
  'connection.refused': 'The server refuses connections: it is not running, or the port is wrong.',
  'connection.unreachable': 'The server cannot be reached.',
  'connection.unreachable.network': 'The network is not reachable. This computer may be offline.',
  'connection.unreachable.down': 'The network is down.',
  'connection.host-not-found':
    'The server’s name is not known. Check the address, or whether this computer is online.',
  'connection.host-not-found.lookup':
    'The server’s name could not be looked up. This computer may be offline.',
  'connection.connection-reset': 'The server broke the connection off.',
  'connection.tls-expired': 'The server’s certificate has expired.',
  'connection.tls-not-yet-valid':
    'The server’s certificate is not valid yet. Check the date of this computer.',
  'connection.tls-self-signed':
    'The server’s certificate is self-signed. Add it to this system’s trusted certificates if the server is yours.',
  'connection.tls-self-signed.chain':
    'The server’s certificate was issued by an authority this system does not trust (self-signed). A proxy or virus scanner that reads encrypted traffic may be the cause.',
  'connection.tls-wrong-host': 'The server’s certificate is for another host name.',
  'connection.tls-untrusted':
    'The server’s certificate cannot be verified: its issuer is unknown to this system.',
  'connection.tls-untrusted.revoked': 'The server’s certificate was revoked.',
  'connection.tls-failed':
    'No secure connection could be made ({word}). Check whether the address should begin with wss:// or ws://.',
  'connection.proxy-failed': 'The proxy asks for user and password, or for others than it was given.',
  'connection.proxy-failed.unreachable': 'The proxy cannot be reached ({word}). Check the proxy settings.',
  'connection.proxy-failed.refused': 'The proxy could not or would not reach the server ({word}).',
  'connection.proxy-failed.protocol':
    'The proxy does not answer as one of its kind ({word}). Check its kind and port in the proxy settings.',
  'connection.proxy-failed.address': 'The proxy’s address cannot be used. Check the proxy settings.',
  'connection.proxy-failed.unknown': 'Which proxy to use could not be found out.',
  'connection.unauthorized':
    'The server refused access (HTTP {httpStatus}). Check user and password in its address.',
  'connection.too-many-requests': 'The server says that too many requests came from here (HTTP 429).',
  'connection.too-many-requests.wait':
    'The server says that too many requests came from here, and asks to be left alone for {seconds} (HTTP 429).',
  'connection.service-unavailable': 'The server is unavailable at the moment (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'The server is unavailable at the moment, and asks to be left alone for {seconds} (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'The server answered HTTP {httpStatus} instead of opening a WebSocket. Check the address, its port and path.',

  // Was open
  'connection.closed': 'The connection failed.',
  'connection.closed.broken': 'The connection broke.',
  'connection.closed.error': 'The connection failed ({word}).',
  'connection.closed.server': 'The server closed the connection ({close}).',
  'connection.closed-going-away': 'The server is going away ({close}).',
  'connection.closed-overloaded': 'The server is restarting or overloaded ({close}).',
  'connection.closed-policy': 'The server closed the connection because of its usage policy ({close}).',
  'connection.heartbeat': 'The server no longer answers although the connection seems open.',
  'connection.frame-too-large': 'The server sent a message that is too large.',
  'connection.protocol-error': 'The server broke the WebSocket protocol ({word}).',
  'connection.inbox-overflow': 'More messages came than could be handled.',

  // Answered, and is not to be used
  'connection.handshake-failed': 'The server’s description of itself cannot be understood.',
  'connection.handshake-failed.request': 'The connection could not be set up. {cause}',
  'connection.slow-down': 'The server asks to be left alone for a while (slowDown).',
  'connection.not-synced': 'The server is not synchronised with the network.',
  'connection.not-synced.state': 'The server is not synchronised with the network (it says “{word}”).',
  'connection.not-synced.no-ledger': 'The server has no validated ledger.',
  'connection.not-synced.gave-none': 'The server is not synchronised with the network (it gave no ledger).',
  'connection.amendment-blocked': 'The server’s software is too old for the network (amendment-blocked).',
  'connection.ledger-too-old': 'The server’s newest ledger is {seconds} old.',
  'connection.lagging': {
    one: 'The server is {count} ledger behind.',
    other: 'The server is {count} ledgers behind.',
  },
  'connection.ahead':
    'The server says that it is far ahead of every other one (ledger {ledger}): it may belong to another network.',
  'connection.refuses-accounts': 'The server refuses to watch any of the accounts.',
  'connection.wrong-network':
    'The server belongs to network {reported}, not to {network} ({expected}). Correct the list of servers.',
  'connection.wrong-network.ledgers':
    'The server does not say which network it belongs to, and its ledger {ledger} cannot be one of {network} now. Correct the list of servers.',
  'connection.wrong-network.hash':
    'The server does not say which network it belongs to, and its ledger {ledger} is not that of {network}. Correct the list of servers.',
  'connection.stale': 'The server has sent no new ledger for {seconds}.',
  'connection.stale.unproven': 'The new connection did not prove itself in time.',

  // Ended by us
  'connection.replaced': 'The connection was replaced by a newer one.',
  'connection.replaced.list': 'The list of servers was changed.',
  'connection.replaced.age': 'The connection was replaced because of its age.',
  'connection.replaced.obsolete': 'The new connection was not better.',
  'connection.nudged.resume': 'The computer woke up.',
  'connection.nudged.network-online': 'The network is back.',
  'connection.nudged.clock-jump': 'Time was lost: the computer may have slept.',
  'connection.nudged.user': 'Asked to connect now.',
  'connection.idle': 'No longer needed.',
  'connection.stopped': 'The connection was closed on request.',

  // What the whole network's connection came to
  'state.no-server': 'No usable server is configured for this network.',
  'state.gave-up': { one: 'Gave up after {count} attempt.', other: 'Gave up after {count} attempts.' },
  'state.gave-up.because': {
    one: 'Gave up after {count} attempt. {cause}',
    other: 'Gave up after {count} attempts. {cause}',
  },
  'state.network-unverified':
    'Connected. The server does not say which network it belongs to, and that it is {network} could not be verified.',
  'state.stalled':
    'No reachable server has new ledgers: the network seems to stand still. One connection is kept.',

  // Parts of the above: what a close frame held
  'close.code': 'code {closeCode}',
  'close.reason': 'code {closeCode}, “{detail}”',

  // Why a request to a server failed
  'request.timeout': 'The server did not answer in time.',
  'request.disconnected': 'The connection was lost before the answer came.',
  'request.connection-changed': 'The connection that was asked is gone.',
  'request.aborted': 'The request was given up.',
  'request.not-connected': 'There is no connection to this server.',
  'request.unreadable': 'The server’s answer cannot be understood.',
  'request.queue-full': 'Too many requests are waiting already.',
  'request.server': 'The server refused the request ({word}).',
} as const;
