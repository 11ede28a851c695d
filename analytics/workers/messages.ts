// What workers are asked and what they answer: columns of numbers, handed over rather than copied. People are nodes here.
import type { InfluenceFlag } from '../../store/rows/person-score.ts';
import type { Persona, Role } from '../../store/rows/role-evidence.ts';
import type { CrossShare } from '../../store/rows/silo-report.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import type { DailyWeights } from '../algorithms/daily-weights.ts';
import type { Brokerage } from '../influence/measure-brokerage.ts';
import type { ConductColumns } from '../influence/measure-roles.ts';
import type { WholeSilos } from '../silos/describe-silos.ts';

/** Who responds to whom within one scope, and what is known of each node. */
export interface ScopeColumns {
  graph: CsrGraph;
  daily: DailyWeights;
  windowDays: number;
  /** One byte per tie of `graph.in`: how its giver stands in the whole organisation. */
  standings: Uint8Array;
  /** Department of each node as a number; −1 when unknown. */
  departments: Int32Array;
  sites: Int32Array;
  /** Seats of a shortlist filled first for each site. */
  seatsPerSite: number;
  /** 1 = first seen lately. */
  newcomers: Uint8Array;
  /** 1 = never proposed. */
  leftOut: Uint8Array;
  /** In the window. */
  contributions: Uint32Array;
  activeWeeks: Uint8Array;
  /** Given where roles are wanted: in the organisation as a whole. */
  conduct: ConductColumns | null;
  /** Likewise; measured here when null. */
  brokerage: Brokerage | null;
  /** How many people to draw at most, and which ties; null = no picture. */
  picture: { people: number; tieWeight: number } | null;
}

/** Columns in order of rank. */
export interface ScoreColumns {
  node: Int32Array;
  rank: Uint32Array;
  influence: Float64Array;
  responders: Uint32Array;
  departments: Uint16Array;
  pageRank: Float64Array;
  core: Uint32Array;
  heardResponders: Uint32Array;
  newcomerShare: Float64Array;
  teamShare: Float64Array;
  medianRank: Uint32Array;
  rankLow: Uint32Array;
  rankHigh: Uint32Array;
  topChance: Float64Array;
  flags: InfluenceFlag[];
}

/** What a node is to the whole network; `evidence` is `RoleEvidence` as JSON. */
export interface NodeRole {
  node: number;
  roles: Role[];
  persona: Persona;
  evidence: string;
}

export interface ProposedNode {
  node: number;
  position: number;
  alternate: boolean;
  rank: number;
  influence: number;
  responders: number;
  departments: number;
  contributions: number;
  activeWeeks: number;
  newlyCovered: number;
  coveredBefore: number;
  coveredWithout: number;
  /** Which list: most from one department, 0 = the usual one. */
  cap: number;
}

/** What one list reaches; its names are the `ProposedNode`s of the same `cap`. */
export interface ListChoice {
  cap: number;
  mostPerDepartment: number;
  places: number;
  proposed: number;
  departments: number;
  reached: number;
  expected: number;
  shareOfBest: number;
  people: number;
  minResponders: number;
  wordOfMouth: number;
}

export interface ScoredScope {
  scores: ScoreColumns;
  /** Of every list, the chosen and then the alternates; the usual list first. */
  proposed: ProposedNode[];
  choices: ListChoice[];
  /** Empty without `conduct`. */
  roles: NodeRole[];
  cross: CrossShare;
  picture: InnerCircle | null;
}

/** The people of highest influence who are tied among themselves. Ties run between places in `nodes`. */
export interface InnerCircle {
  nodes: Int32Array;
  influence: Float64Array;
  from: Int32Array;
  to: Int32Array;
  weight: Float32Array;
}

/** Who ties with whom across departments, in the organisation as a whole. */
export interface SiloColumns {
  graph: CsrGraph;
  /** By node, as places in `names`; −1 when unknown. */
  departments: Int32Array;
  names: readonly string[];
}

export type WorkerMessage =
  | { kind: 'score-scopes'; scopes: ScopeColumns[] }
  | { kind: 'describe-silos'; whole: SiloColumns }
  | { kind: 'measure-brokerage'; graph: CsrGraph };

export type WorkerReply =
  | { kind: 'score-scopes'; scopes: ScoredScope[] }
  | { kind: 'describe-silos'; silos: WholeSilos }
  | { kind: 'measure-brokerage'; brokerage: Brokerage };

/** The answer to a message of this kind. */
export type ReplyTo<K extends WorkerMessage['kind']> = Extract<WorkerReply, { kind: K }>;

/**
 * Every buffer in a message or reply, once, so that it is handed over; shared memory stays where it is. Lists are of one
 * kind: where the first item holds no column, none is looked for in the rest, which may be rows of everybody.
 */
export function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value) && !holdsColumn(value[0])) return [...found];
    for (const part of Object.values(value)) buffersIn(part, found);
  }
  return [...found];
}

const holdsColumn = (value: unknown): boolean =>
  ArrayBuffer.isView(value) ||
  (typeof value === 'object' && value !== null && Object.values(value).some(holdsColumn));
