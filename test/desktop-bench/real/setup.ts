/** Vitest's setup of the run on the real Electron: leaves out what not-run.ts names, and says why. */
import { basename } from 'node:path';
import { beforeEach } from 'vitest';
import { whyNotRun } from './not-run.ts';

beforeEach(({ task, skip }) => {
  const reason = whyNotRun(basename(task.file.filepath), task.name, process.platform);
  if (reason !== null) skip(reason);
});
