import type { deliveryTexts as english } from '../en/deliveries.ts';
import type { Translation } from '../engine.ts';

/** Why an event did not reach a receiver, in Spanish. */
export const deliveryTexts = {
  'delivery.http': 'HTTP {httpStatus}',
  'delivery.redirected':
    'HTTP {httpStatus}: lleva a otra dirección. Introduce esa; no se siguen las redirecciones.',
  'delivery.no-answer': 'Sin respuesta en {seconds}.',
  'delivery.cut': 'La conexión se cortó ({detail}).',
  'delivery.unreadable': 'La respuesta no se puede leer ({detail}).',
  'delivery.failed': 'No se pudo enviar ({detail}).',
  'delivery.unreachable': 'No se puede contactar ({detail}).',
  'delivery.insecure': 'No hay conexión segura ({detail}).',
  'delivery.plain-http': 'El http sin cifrar solo va a tu propia red. Usa https.',
  'delivery.no-secret': 'No se puede leer un secreto: {detail}',
  'delivery.sealed': 'Su secreto no se puede descifrar en este equipo. Escríbelo de nuevo o crea uno nuevo.',
  'delivery.bad-secret': 'No es el secreto de un webhook: whsec_ y de 24 a 64 bytes en base64.',
  'delivery.bad-topic': 'No es un tema de ntfy: hasta 64 letras, cifras, - y _.',
  'delivery.apprise-empty': 'Allí no hay nada configurado con esta clave o etiqueta (HTTP 204).',
  'delivery.apprise-failed': 'Un servicio detrás de Apprise no lo aceptó (HTTP 424).',
  'delivery.too-large': 'El evento es más grande de lo que acepta el destinatario.',
  'delivery.command-ended': 'El comando terminó con el estado {status}.',
  'delivery.command-killed': 'El comando terminó por {signal}.',
  'delivery.command-failed': 'No se puede iniciar el comando ({detail}).',
  'delivery.stream': 'El stream no lo aceptó ({detail}).',
  'delivery.login': 'El servidor no acepta el token ni las credenciales.',
  'delivery.plain-stream': 'Sin cifrar solo va a tu propia red, y el servidor no ofrece TLS.',
  'delivery.no-jetstream': 'JetStream no está activado en el servidor.',
  'delivery.no-stream': 'Ningún stream acepta el subject {subject}.',
  'delivery.stream-forgets':
    'El stream {stream} olvida lo que ya se leyó (retention: {retention}). Usa uno que lo conserve (retention: limits).',
  'delivery.stream-silent': 'El stream {stream} no confirma lo que acepta (no_ack).',
} as const satisfies Translation<typeof english>;
