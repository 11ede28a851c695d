// The tools Tablée understands, by the kind of their source.
import type { SourceKind } from '../inbox/stored-source.ts';
import { discourse } from './discourse/discourse.ts';
import { github } from './github/github.ts';
import { gitlab } from './gitlab/gitlab.ts';
import { teams } from './teams/teams.ts';
import { teamsOutgoing } from './teams-outgoing/teams-outgoing.ts';
import type { Tool } from './tool.ts';

/** Every kind but CloudEvents, which speak for themselves at `/v1/events`. */
export type ToolKind = Exclude<SourceKind, 'cloudevents'>;

/** One line a tool, in alphabetical order. */
export const tools: Readonly<Partial<Record<ToolKind, Tool>>> = {
  discourse,
  github,
  gitlab,
  teams,
  'teams-outgoing': teamsOutgoing,
};
