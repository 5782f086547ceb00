import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

let context: SecureContext | null = null;

/**
 * The certificates that servers are checked against: Node's own list, NODE_EXTRA_CA_CERTS, and those that the
 * system trusts (a company's own authority, say). Read once: reading the system's store takes a moment.
 */
export function trustedContext(): SecureContext {
  context ??= createSecureContext({
    ca: [...new Set([...certificates('default'), ...certificates('system')])],
  });
  return context;
}

function certificates(store: 'default' | 'system'): readonly string[] {
  try {
    return getCACertificates(store);
  } catch {
    // A store that cannot be read adds nothing; without any, Node's bundled list still applies.
    return store === 'default' ? getCACertificates('bundled') : [];
  }
}
