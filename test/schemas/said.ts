import { strictJudgeOf } from './judge.ts';

/**
 * Judges what a program said by its published schema. A fault is an unhandled rejection: it fails the run whatever the
 * test itself looks at.
 */
export function judgeSaid(name: 'lines' | 'event'): (text: string) => void {
  const judge = strictJudgeOf(name);
  return (text) => {
    const faults = judge(JSON.parse(text));
    if (faults.length > 0)
      void Promise.reject(new Error(`contradicts ${name}.schema.json: ${text}\n${faults.join('\n')}`));
  };
}
