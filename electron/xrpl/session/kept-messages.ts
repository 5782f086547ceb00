import type { ReceivedMessage } from '../transport/socket.ts';

/** Of one block. */
const BLOCK_BYTES = 256 * 1024;
/** What is longer has memory of its own already: `ws` joins what was not read at once (64 KiB). */
const MOST_COPIED_BYTES = BLOCK_BYTES / 4;

/** Memory that many messages share, until the last of them is taken. */
interface Block {
  readonly memory: Buffer;
  used: number;
  messages: number;
}

/** A message that waits: where its bytes are, or as it came. */
export type KeptMessage =
  | { readonly block: Block; readonly start: number; readonly bytes: number }
  | { readonly block: null; readonly message: ReceivedMessage; readonly bytes: number };

/**
 * Keeps messages in blocks of memory that are used again and again. A message as the socket gives it is a slice of what
 * was read at once. To keep the slice keeps all of that, as old memory outside of V8's heap, of which V8 lets 64 MB pile
 * up before it collects any (`kExternalAllocationSoftLimit`); a text would grow the heap instead.
 */
export class KeptMessages {
  readonly #mostSpareBytes: number;
  readonly #spare: Block[] = [];
  #current: Block | null = null;

  /** @param mostSpareBytes of memory in which nothing waits, kept for what comes */
  constructor(mostSpareBytes: number) {
    this.#mostSpareBytes = mostSpareBytes;
  }

  keep(message: ReceivedMessage, bytes: number): KeptMessage {
    if (!Buffer.isBuffer(message) || bytes > MOST_COPIED_BYTES) return { block: null, message, bytes };
    const block = this.#blockFor(bytes);
    const start = block.used;
    block.memory.set(message, start);
    block.used += bytes;
    block.messages += 1;
    return { block, start, bytes };
  }

  /** Hands a message to `handle`, once. Its bytes may be overwritten as soon as that returns. */
  take(kept: KeptMessage, handle: (message: ReceivedMessage, bytes: number) => void): void {
    if (kept.block === null) {
      handle(kept.message, kept.bytes);
      return;
    }
    const { block, start, bytes } = kept;
    try {
      handle(block.memory.subarray(start, start + bytes), bytes);
    } finally {
      this.#release(block);
    }
  }

  #release(block: Block): void {
    block.messages -= 1;
    if (block.messages > 0) return;
    block.used = 0;
    const hasRoom = (this.#spare.length + 1) * BLOCK_BYTES <= this.#mostSpareBytes;
    if (block !== this.#current && hasRoom) this.#spare.push(block);
  }

  #blockFor(bytes: number): Block {
    if (this.#current !== null && this.#current.used + bytes <= BLOCK_BYTES) return this.#current;
    const block = this.#spare.pop() ?? {
      memory: Buffer.allocUnsafeSlow(BLOCK_BYTES),
      used: 0,
      messages: 0,
    };
    this.#current = block;
    return block;
  }
}
