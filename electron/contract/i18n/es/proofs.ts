import type { proofTexts as english } from '../en/proofs.ts';
import type { Translation } from '../engine.ts';

/** Why something is not proved, in Spanish. */
export const proofTexts = {
  'proof.unreadable.receipt':
    'El archivo no es un comprobante: no es un XPOP ni un comprobante de esta aplicación.',
  'proof.unreadable.list': 'No se puede leer la lista de validadores.',
  'proof.unreadable.manifest': 'No se puede leer el manifiesto de un validador.',
  'proof.unreadable.validation': 'No se puede leer la firma de un validador.',
  'proof.unreadable.header': 'No se puede leer la cabecera de un ledger.',
  'proof.unreadable.tree': 'No se pueden leer las transacciones del ledger.',
  'proof.unreadable.transaction': 'No se puede leer la transacción.',
  'proof.too-large': 'Es más grande de lo que puede ser una prueba (límite: {limit}).',
  'proof.publisher-unknown':
    'La lista de validadores la publicó {publisher}, en quien no confías. Si confías, indica esa clave como editor.',
  'proof.publisher-revoked': 'El editor {publisher} ha retirado su clave.',
  'proof.list-forged': 'La lista de validadores no está firmada por su editor {publisher}.',
  'proof.list-expired':
    'La lista de validadores caducó el {expiration}, antes de que el ledger se cerrara el {at}.',
  'proof.list-not-in-force':
    'La lista de validadores está en vigor desde el {effective}; el ledger se cerró antes, el {at}.',
  'proof.manifest-forged': 'El manifiesto de {key} no está firmado con esa clave.',
  'proof.validation-forged': 'Una firma no es de la clave de validador {key} que nombra.',
  'proof.too-few-votes': 'Solo {votes} de {listed} validadores firmaron el ledger; hacen falta {needed}.',
  'proof.chain-broken': 'El ledger {ledger} no es el anterior al que le sigue.',
  'proof.not-in-ledger': 'La transacción, con este resultado, no está en el ledger {ledger}.',
  'proof.not-held': 'Ningún servidor entregó el ledger {ledger}.',
  'proof.ledger-too-large': 'El ledger {ledger} es mayor de lo que la aplicación acepta de un servidor.',
  'proof.too-long': 'La prueba no terminó en {minutes} minutos.',
  'proof.too-far': 'Harían falta las cabeceras de {ledgers} ledgers; se piden {limit} como máximo.',
  'proof.header-forged': 'Un servidor entregó una cabecera que no es la del ledger {ledger}.',
  'proof.ledger-forged':
    'Un servidor entregó transacciones que no son las del ledger {ledger}, el que firmaron los validadores.',
  'proof.other-result':
    'Los validadores firmaron otro resultado: en el ledger {ledger}, la transacción trajo algo distinto de lo registrado.',
  'proof.no-publisher':
    'Esta red no tiene una lista de validadores publicada: aquí no se puede demostrar nada.',
  'proof.no-list': 'No se pudo obtener la lista de validadores de quien la publica.',
  'proof.given-up': 'La prueba se canceló.',
  'proof.no-payment': 'El pago ya no está.',
  'proof.not-connected': 'La aplicación no está conectada.',
} as const satisfies Translation<typeof english>;
