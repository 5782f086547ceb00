import type { ConnectionFailure } from './connection-failure.ts';
import type { ServerUrl } from './server-url.ts';

/** One WebSocket as the connection sees it. */
export interface Socket {
  send(text: string): void;
  ping(): void;
  /** Begins the closing handshake. */
  close(code: number): void;
  /** Ends it at once. */
  terminate(): void;
  /** Stops reading, or goes on: what the server sends then waits in its own machine. */
  setPaused(paused: boolean): void;
  /** Bytes received so far, of frames not complete yet too: the finest sign of life. */
  bytesReceived(): number;
}

/**
 * A text message: as its bytes, which is how it may wait for long without being copied by the collection of garbage, or
 * as a text. Null: a binary one.
 */
export type ReceivedMessage = Buffer | string | null;

/** Receives what a socket reports. Nothing comes after onClosed. */
export interface SocketListener {
  onOpen(): void;
  onMessage(message: ReceivedMessage, bytes: number): void;
  onPong(): void;
  /** Exactly once, whether it ever opened or not. */
  onClosed(failure: ConnectionFailure): void;
}

export interface SocketSettings {
  readonly maxFrameBytes: number;
  /** For the whole of connecting; the caller ends a socket that takes longer. */
  readonly connectTimeoutMs: number;
  /** For the closing handshake, whoever began it. */
  readonly closeTimeoutMs: number;
}

/** Opens a socket. Never throws: failures come by onClosed. The listener is called only after this has returned. */
export type OpenSocket = (server: ServerUrl, settings: SocketSettings, listener: SocketListener) => Socket;
