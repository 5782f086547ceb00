/**
 * Loops of random kills, faults and mutations have a short form, which runs with all tests, and a long one:
 * `npm run test:long -- <test file>`.
 */
export const isLongForm = process.env.CHIME_LONG_FORM === 'true';
