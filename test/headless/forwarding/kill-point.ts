/** Where in the delivery of an event a process is killed by itself: what a power cut or an impatient person does. */
export const KILL_POINTS = [
  /** The payment and its event are written, and not committed. */
  'before-commit',
  'after-commit',
  /** Nothing of the request has left. */
  'before-send',
  /** The whole request has left. */
  'after-send',
  /** The answer is there, and nothing was done about it. */
  'after-answer',
  /** The messages have left for the stream. */
  'after-publish',
  /** The stream's acknowledgement is there, and nothing was done about it. */
  'after-acknowledgement',
  /** What became of events is about to be written, is written, is committed. */
  'before-settling',
  'before-settled',
  'after-settled',
  /** Old events are about to be deleted, are deleted and not committed. */
  'before-pruning',
  'before-pruned',
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

/** In the environment: a kill point and the how manieth time it is reached, "after-send 2". */
export const KILL_VARIABLE = 'CHIME_KILL';
