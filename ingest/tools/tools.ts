// The tools Tablée understands, by the kind of their source.
import type { SourceKind } from '../inbox/stored-source.ts';
import { discourse } from './discourse/discourse.ts';
import { github } from './github/github.ts';
import { gitlab } from './gitlab/gitlab.ts';
import { mapped } from './mapped/mapped.ts';
import { mattermost } from './mattermost/mattermost.ts';
import { slack } from './slack/slack.ts';
import { teams } from './teams/teams.ts';
import { teamsOutgoing } from './teams-outgoing/teams-outgoing.ts';
import type { Tool } from './tool.ts';
import { zulip } from './zulip/zulip.ts';

/** Every kind but CloudEvents, which speak for themselves at `/v1/events`. */
export type ToolKind = Exclude<SourceKind, 'cloudevents'>;

/** One line a tool, in alphabetical order. */
export const tools: Readonly<Partial<Record<ToolKind, Tool>>> = {
  discourse,
  github,
  gitlab,
  mapped,
  mattermost,
  slack,
  teams,
  'teams-outgoing': teamsOutgoing,
  zulip,
};
