/**
 * Allows the window its own scripts and styles, nothing inline and no connection: it talks only to the main process. No
 * text becomes markup or a script (https://w3c.github.io/trusted-types/dist/spec/): nothing may make a trusted type.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
