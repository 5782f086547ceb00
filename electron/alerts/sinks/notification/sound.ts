import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { type Message, message, type Settings } from '../../../contract/index.ts';
import { writePrivateFile } from '../../../store/private-files.ts';
import { louder } from './louder.ts';
import type { Player } from './players.ts';
import { readWav, writeWav } from './wav.ts';

/** Plays sound files by the platform's own player, without a shell. */
export interface SoundPlayer {
  canPlay(): boolean;
  play(sound: Settings['sound'], file: string | null): void;
  /** What is to be known of the sound that is set; null where it plays as it is set. */
  note(sound: Settings['sound'], file: string | null): Message | null;
  /** Endings of the files it can play, without the dot. */
  readonly formats: readonly string[];
}

export interface SoundOptions {
  readonly chime: string;
  readonly loudChime: string;
  /** Where the louder rendering of the user's own file is put. */
  readonly rendered: string;
  /** Best first. */
  readonly players: readonly Player[];
  readonly warn: (...parts: readonly unknown[]) => void;
}

/** What is to be played. */
interface Plan {
  readonly file: string;
  /** Whether the player is to raise it. */
  readonly byVolume: boolean;
  readonly note: Message | null;
}

/** Longer sounds are stopped. */
const LONGEST_S = 20;
/** So much of a file is read to render it louder: 20 seconds of studio quality are smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

export function createSoundPlayer(options: SoundOptions): SoundPlayer {
  const { chime, loudChime, rendered, warn } = options;
  let players = options.players;
  /** The file whose louder rendering lies ready: path, size and time of change. */
  let renderedFrom = '';
  let couldRender = false;

  function plan(sound: Settings['sound'], file: string | null, player: Player): Plan {
    const own = isLoud(sound) && existsSync(loudChime) ? loudChime : chime;
    if (file === null) return { file: own, byVolume: false, note: null };
    if (!existsSync(file)) return { file: own, byVolume: false, note: message('sound.missing') };
    if (!player.formats.includes(extname(file).slice(1).toLowerCase())) {
      return { file: own, byVolume: false, note: message('sound.unplayable') };
    }
    if (!isLoud(sound)) return { file, byVolume: false, note: null };
    if (renderLouder(file)) return { file: rendered, byVolume: false, note: null };
    if (player.hasVolume) return { file, byVolume: true, note: null };
    return { file, byVolume: false, note: message('sound.not-louder') };
  }

  /** True when `rendered` holds this file, louder: that works with every player. */
  function renderLouder(file: string): boolean {
    try {
      const { size, mtimeMs } = statSync(file);
      const from = `${file}/${size}/${mtimeMs}`;
      // Erasing everything takes it away, too.
      if (from === renderedFrom && couldRender === existsSync(rendered)) return couldRender;
      renderedFrom = from;
      couldRender = false;
      const sound = size > MOST_BYTES ? null : readWav(readFileSync(file), LONGEST_S);
      if (sound === null) return false;
      writePrivateFile(rendered, writeWav(louder(sound)));
      couldRender = true;
    } catch (error) {
      warn('the sound could not be made louder', error);
    }
    return couldRender;
  }

  function play(sound: Settings['sound'], file: string | null): void {
    const [player] = players;
    if (player === undefined || sound === 'off') return;
    const { file: wanted, byVolume } = plan(sound, file, player);
    const child = { timeout: LONGEST_S * 1000, env: { ...process.env, CHIME_SOUND: wanted } };
    execFile(player.program, [...player.args(wanted, byVolume)], child, (error) => {
      // Stopped after its time: it has been heard.
      if (error === null || error.killed === true) return;
      warn('the sound could not be played', error);
      if (file !== null) {
        // What the user chose may be broken; an alert must be heard.
        play(sound, null);
        return;
      }
      players = players.filter((other) => other !== player);
      play(sound, null);
    });
  }

  return {
    canPlay: () => players.length > 0 && existsSync(chime),
    play,
    note(sound, file) {
      const [player] = players;
      return player === undefined || sound === 'off' ? null : plan(sound, file, player).note;
    },
    formats: options.players[0]?.formats ?? ['wav'],
  };
}

const isLoud = (sound: Settings['sound']): boolean => sound === 'loud';
