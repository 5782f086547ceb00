import type { provingTexts as english } from '../en/proving.ts';
import type { Translation } from '../engine.ts';

/** Proofs by the validators' signatures, in the window, in Spanish. */
export const provingTexts = {
  'proving.title': 'Prueba',
  'proving.prove': 'Probar este pago',
  'proving.cost': {
    one: 'Hace falta {count} solicitud a tus servidores.',
    other: 'Hacen falta unas {count} solicitudes a tus servidores.',
  },
  'proving.costUnknown': 'Todavía no se sabe cuántas solicitudes hacen falta.',
  'proving.fetches': 'La lista de validadores se obtiene de quien la publica.',
  'proving.tooFar':
    'Este pago es demasiado antiguo para probarlo: han pasado más de 5000 ledgers. Solo puede confirmarlo un segundo servidor.',
  'proving.begin': 'Probar',
  'proving.stepList': 'Obteniendo la lista de validadores…',
  'proving.stepSignatures': 'Esperando las firmas de los validadores…',
  'proving.stepHeaders': 'Ledger {done} de {count}…',
  'proving.stepLedger': 'Comprobando el ledger del pago…',
  'proving.notProved': 'No está probado. {reason}',
  'proving.signed': 'Está firmado el ledger {ledger}, que desciende del ledger del pago.',
  'proving.signedItself': 'Está firmado el ledger {ledger}, que contiene el pago.',
  'proving.list': 'Lista de validadores de {publisher}, número {sequence}, vigente hasta el {date}',
  'proving.validators': 'Validadores cuyas firmas cuentan',
  'proving.unnamed': { one: 'y {count} sin dominio', other: 'y {count} sin dominio' },
  'proving.saveReceipt': 'Guardar recibo',
  'proving.saved': 'Recibo guardado',
  'proving.refuted': 'Las firmas de los validadores dicen otra cosa de este pago, así que no se suma.',
} as const satisfies Translation<typeof english>;
