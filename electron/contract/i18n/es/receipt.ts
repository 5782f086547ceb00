import type { receiptTexts as english } from '../en/receipt.ts';
import type { Translation } from '../engine.ts';

/** The printable page of a receipt, in Spanish. */
export const receiptTexts = {
  'receipt.title': 'Comprobante de pago',
  'receipt.qr': 'Código QR con el hash de la transacción',
  'receipt.to': 'Recibido por',
  'receipt.from': 'De',
  'receipt.nobody': 'Sin un único remitente',
  'receipt.issuedBy': 'emitido por {issuer}',
  'receipt.destinationTag': 'Etiqueta de destino',
  'receipt.sourceTag': 'Etiqueta de origen',
  'receipt.invoiceId': 'ID de factura',
  'receipt.memo': 'Nota del remitente',
  'receipt.time': 'Fecha y hora',
  'receipt.ledger': 'Ledger',
  'receipt.hash': 'Hash de la transacción',
  'receipt.proof': 'Prueba',
  'receipt.signedBy': 'Firmado por',
  'receipt.counts': '{votes} de {listed} validadores; hacen falta {needed}',
  'receipt.ledgerHash': 'Hash del ledger',
  'receipt.signed': 'Ledger firmado',
  'receipt.later': '{ledger}, que desciende del ledger del pago',
  'receipt.list': 'Lista de validadores',
  'receipt.listOf': 'Publicada por {publisher}, número {sequence}, vigente hasta el {date}',
  'receipt.validators': 'Dominios que indican los validadores',
  'receipt.note':
    'Esta página solo repite lo que demuestra el archivo del comprobante. Cualquiera puede comprobar ese archivo con «xrpl-chime verify», sin confiar en quien lo envió. No demuestra quién está detrás de las direcciones.',
} as const satisfies Translation<typeof english>;
