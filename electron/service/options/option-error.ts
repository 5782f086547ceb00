/** What is wrong with an option, in one line for people that never repeats what may be a secret. */
export class OptionError extends Error {}
