// What a parent process tells the engine process, and what it hears back.
import type { EnginePlaces } from './engine-places.ts';

export interface EngineOptions extends EnginePlaces {
  /** Cap on the engine's memory; a query that would exceed it fails, the process lives on. */
  memoryMb: number;
  /** Queries that may run side by side. */
  readers: number;
  /** How long one answer held in memory may take to compute. */
  maxQuerySeconds: number;
  /** How long to wait for a previous owner of the directory to go. */
  lockWaitMs: number;
  /** Whether it gives way to others on this machine: to a door, which answers while what it took in waits on disk. */
  yields: boolean;
}

export type EngineMessage =
  { kind: 'ready' } | { kind: 'failed'; reason: 'in-use' | 'no-engine' | 'cannot-open'; detail: string };
