import type { forwardedTexts as english } from '../en/forwarded.ts';
import type { Translation } from '../engine.ts';

/** What a push says of an event, in Spanish. */
export const forwardedTexts = {
  'forwarding.confirmed': 'Confirmado por 2 servidores: {amount}',
  'forwarding.proved': 'Probado por los validadores: {amount}',
  'forwarding.disputed': 'Los servidores no coinciden: {amount}',
  'forwarding.to': 'Para {label}',
  'forwarding.gapOpened': 'Algunos ledgers no se pudieron examinar',
  'forwarding.gapClosed': 'Los ledgers que faltaban ya están examinados',
  'forwarding.gapLedgers': 'Ledgers {first} a {last}',
  'forwarding.connectionLost': 'Sin conexión con el XRP Ledger',
  'forwarding.connectionLostBody': 'Los pagos se buscarán y enviarán cuando vuelva.',
  'forwarding.connectionRestored': 'De nuevo en conexión con el XRP Ledger',
  'forwarding.connectionRestoredBody': 'Se busca lo que llegó mientras tanto.',
  'forwarding.test': 'Prueba de XRPL Chime',
  'forwarding.testBody': 'El reenvío funciona: los pagos llegarán aquí.',
} as const satisfies Translation<typeof english>;
