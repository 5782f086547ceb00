import { readFileSync } from 'node:fs';
import type { CampaignName } from './campaign.ts';

/** The lines of a file of the corpus, one JSON value each. */
export function readLines<T>(file: string): readonly T[] {
  return readFileSync(new URL(`./corpus/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A case that once showed a fault. */
interface FoundCase {
  readonly campaign: CampaignName;
  /** What was wrong. */
  readonly finding: string;
  readonly case: unknown;
}

export function foundCases<Case>(campaign: CampaignName): readonly Case[] {
  return readLines<FoundCase>('found.jsonl')
    .filter((found) => found.campaign === campaign)
    .map((found) => found.case as Case);
}
