// What a tool's webhook is to us: how it proves itself, what it asks before it sends, and what its payloads tell.
import type { IncomingHttpHeaders } from 'node:http';
import type { TableeEvent } from '../../core/event.ts';
import type { Fault, NotCounted, RefusalCode } from '../../core/outcome.ts';

/** A request as it came, before anything is believed of it. */
export interface ToolRequest {
  headers: IncomingHttpHeaders;
  query: Readonly<Record<string, string | undefined>>;
  /** The raw bytes: signatures are made over these. */
  body: Buffer;
}

/** `valid`, or why the request is turned away. */
export type Proof =
  'valid' | Extract<RefusalCode, 'unsigned' | 'bad-signature' | 'stale' | 'malformed' | 'too-large'>;

/** An answer the tool waits for before or instead of sending events: a challenge echoed, a ping acknowledged. */
export interface Greeting {
  status: number;
  contentType: string;
  body: string;
}

/** What is known of the sender when a payload is read. */
export interface ToolContext {
  /** The source's name, `/NAME` in the ledger. */
  name: string;
  headers: IncomingHttpHeaders;
  /** Milliseconds since 1970. */
  received: number;
  /** What the administrator set for this source, e.g. the text of a mapping; never a secret. */
  settings: Readonly<Record<string, string>>;
}

/** What one payload tells; a payload may tell several things. */
export type Telling =
  | { kind: 'event'; event: TableeEvent }
  /** Understood, and no interaction: an installation, a system message, a private conversation. */
  | { kind: 'not-counted'; reason: NotCounted }
  /** Not understood: kept in quarantine, its texts blanked. */
  | { kind: 'fault'; fault: Fault };

export interface Tool {
  /**
   * Whether the request was made by someone who holds one of the source's secrets: over raw bytes, in constant time.
   * Secrets come as the administrator gave them; each scheme knows how to make a key of one. Only Graph, whose keys
   * are fetched, takes its time.
   */
  prove(
    request: ToolRequest,
    secrets: readonly string[],
    nowMs: number,
    settings: ToolContext['settings'],
  ): Proof | Promise<Proof>;
  /** Whether the tool's handshake is answered even before it is proved (Graph's validation token). */
  greetsUnproved?: boolean;
  /** The handshake's answer; nothing when the request carries events. */
  greet?(
    request: ToolRequest,
    secrets: readonly string[],
    settings: ToolContext['settings'],
  ): Greeting | undefined;
  /** From bytes to the payload; JSON when absent. Some hooks send forms. @throws SyntaxError when it cannot be read. */
  parse?(request: ToolRequest): unknown;
  /** What a payload tells. Pure; texts are measured and searched for mentions, and left behind. */
  read(payload: unknown, context: ToolContext, secrets: readonly string[]): Telling[];
}
