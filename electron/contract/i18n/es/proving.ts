import type { provingTexts as english } from '../en/proving.ts';
import type { Translation } from '../engine.ts';

/** Proofs by the validators' signatures, in the window, in Spanish. */
export const provingTexts = {
  'proving.title': 'Prueba',
  'proving.prove': 'Demostrar este pago',
  'proving.cost': {
    one: 'Hace falta {count} solicitud a tus servidores.',
    other: 'Hacen falta unas {count} solicitudes a tus servidores.',
  },
  'proving.costUnknown': 'Todavía no se sabe cuántas solicitudes hacen falta.',
  'proving.fetches': 'La lista de validadores se obtiene de quien la publica.',
  'proving.tooFar':
    'Este pago es demasiado antiguo para demostrarlo: desde entonces han pasado más de 5000 ledgers. Solo puede confirmarlo un segundo servidor.',
  'proving.begin': 'Demostrar',
  'proving.stepList': 'Obteniendo la lista de validadores…',
  'proving.stepSignatures': 'Esperando las firmas de los validadores…',
  'proving.stepSince': 'Comprobando los ledgers posteriores al pago…',
  'proving.stepHeaders': 'Ledger {done} de {count}…',
  'proving.stepLedger': 'Comprobando el ledger del pago…',
  'proving.notProved': 'No está demostrado. {reason}',
  'proving.proved': 'El pago está demostrado.',
  'proving.signed': 'Firmaron el ledger {ledger}, que desciende del ledger del pago.',
  'proving.signedItself': 'Firmaron el ledger {ledger}, que contiene el pago.',
  'proving.list': 'Lista de validadores de {publisher}, número {sequence}, vigente hasta el {date}',
  'proving.validators': 'Quién firmó',
  'proving.unnamed': { one: '{count} sin dominio', other: '{count} sin dominio' },
  'proving.saveReceipt': 'Guardar comprobante',
  'proving.savePage': 'Guardar página para imprimir',
  'proving.saved': 'Comprobante guardado en {path}',
  'proving.savedPage': 'Página para imprimir guardada en {path}',
  'proving.mark': 'Demostrado por las firmas de los validadores',
  'proving.disputeWon': 'Un servidor dijo otra cosa. Las firmas de los validadores demuestran el pago.',
  'proving.refuted':
    'Las firmas de los validadores desmienten este pago: lo que dijo el servidor no es lo que firmaron. No se suma.',
} as const satisfies Translation<typeof english>;
