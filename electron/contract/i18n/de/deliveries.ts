import type { deliveryTexts as english } from '../en/deliveries.ts';
import type { Translation } from '../engine.ts';

/** Why an event did not reach a receiver, in German. */
export const deliveryTexts = {
  'delivery.http': 'HTTP {httpStatus}',
  'delivery.redirected':
    'HTTP {httpStatus}: Die Adresse leitet zu einer anderen weiter. Geben Sie diese ein; Weiterleitungen wird nicht gefolgt.',
  'delivery.no-answer': 'Keine Antwort innerhalb von {seconds}.',
  'delivery.cut': 'Die Verbindung ist abgebrochen ({detail}).',
  'delivery.unreadable': 'Die Antwort ist nicht lesbar ({detail}).',
  'delivery.failed': 'Das Senden ist gescheitert ({detail}).',
  'delivery.unreachable': 'Nicht erreichbar ({detail}).',
  'delivery.insecure': 'Keine sichere Verbindung ({detail}).',
  'delivery.plain-http': 'Unverschlüsseltes http geht nur ins eigene Netz. Verwenden Sie https.',
  'delivery.no-secret': 'Ein Geheimnis lässt sich nicht lesen: {detail}',
  'delivery.sealed':
    'Das Geheimnis kann auf diesem Computer nicht entschlüsselt werden. Geben Sie es neu ein, oder erzeugen Sie ein neues.',
  'delivery.bad-secret': 'Das ist kein Geheimnis eines Webhooks: whsec_ und 24 bis 64 Bytes in Base64.',
  'delivery.bad-topic': 'Das ist kein Topic von ntfy: bis zu 64 Buchstaben, Ziffern, - und _.',
  'delivery.apprise-empty': 'Unter diesem Schlüssel oder Tag ist dort nichts eingerichtet (HTTP 204).',
  'delivery.apprise-failed': 'Ein Dienst hinter Apprise hat es nicht angenommen (HTTP 424).',
  'delivery.too-large': 'Das Ereignis ist größer, als der Empfänger annimmt.',
  'delivery.command-ended': 'Der Befehl endete mit dem Status {status}.',
  'delivery.command-killed': 'Der Befehl wurde durch {signal} beendet.',
  'delivery.command-failed': 'Der Befehl lässt sich nicht starten ({detail}).',
  'delivery.stream': 'Der Stream hat es nicht angenommen ({detail}).',
  'delivery.login': 'Der Server nimmt das Token oder die Zugangsdaten nicht an.',
  'delivery.plain-stream': 'Unverschlüsselt geht es nur ins eigene Netz, und der Server bietet kein TLS an.',
  'delivery.no-jetstream': 'Auf dem Server ist JetStream nicht aktiviert.',
  'delivery.no-stream': 'Kein Stream nimmt das Subject {subject} an.',
  'delivery.stream-forgets':
    'Der Stream {stream} vergisst, was gelesen wurde (retention: {retention}). Verwenden Sie einen, der es behält (retention: limits).',
  'delivery.stream-silent': 'Der Stream {stream} bestätigt nicht, was er annimmt (no_ack).',
} as const satisfies Translation<typeof english>;
