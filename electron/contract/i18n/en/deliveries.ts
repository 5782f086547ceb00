/** Why an event did not reach a receiver, in English. What stands behind "delivery." up to a second dot is its code. */
export const deliveryTexts = {
  'delivery.http': 'HTTP {httpStatus}',
  'delivery.redirected':
    'HTTP {httpStatus}: it leads to another address. Enter that one; redirects aren’t followed.',
  'delivery.no-answer': 'No answer within {seconds}.',
  'delivery.cut': 'The connection was cut ({detail}).',
  'delivery.unreadable': 'Its answer can’t be read ({detail}).',
  'delivery.failed': 'It couldn’t be sent ({detail}).',
  'delivery.unreachable': 'It can’t be reached ({detail}).',
  'delivery.insecure': 'No secure connection ({detail}).',
  'delivery.plain-http': 'Plain http goes to your own network only. Use https.',
  'delivery.no-secret': 'A secret can’t be read: {detail}',
  'delivery.sealed': 'Its secret can’t be decrypted on this computer. Enter it again, or make a new one.',
  'delivery.bad-secret': 'The secret isn’t one of a webhook: whsec_ and 24 to 64 bytes in base64.',
  'delivery.too-large': 'The event is larger than the receiver takes.',
  'delivery.command-ended': 'The command ended with status {status}.',
  'delivery.command-killed': 'The command was ended by {signal}.',
  'delivery.command-failed': 'The command can’t be started ({detail}).',
  'delivery.stream': 'The stream didn’t take it ({detail}).',
  'delivery.login': 'The server doesn’t accept the token or the credentials.',
  'delivery.plain-stream': 'Unencrypted it goes to your own network only, and the server offers no TLS.',
  'delivery.no-jetstream': 'JetStream isn’t enabled on the server.',
  'delivery.no-stream': 'No stream takes the subject {subject}.',
  'delivery.stream-forgets':
    'The stream {stream} forgets what was read (retention: {retention}). Use one that keeps it (retention: limits).',
  'delivery.stream-silent': 'The stream {stream} doesn’t acknowledge what it takes (no_ack).',
} as const;
