// Where a Slack message stands, and how its people and things are called outside Slack.

/**
 * A channel as a workspace sees it. People from another company in a shared channel are accounts of the workspace
 * that tells of them: reactions and mentions do not say where they come from.
 */
export interface Room {
  /** The workspace's id. */
  team: string;
  channel: string;
  /** Known to exports only. */
  name?: string;
}

export const sourceOf = ({ team }: Room) => `/slack/${team}`;
export const accountOf = ({ team }: Room, user: string) => `slack:${team}:${user}`;
export const objectOf = ({ team, channel }: Room, ts: string) => `slack:${team}:${channel}:${ts}`;

export function communityOf({ team, channel, name }: Room) {
  return { id: `slack:${team}:${channel}`, ...(name === undefined ? {} : { name }) };
}

/** Direct messages have channels of their own kind; of group messages only `channel_type` tells. */
export function isPrivate(channel: string, channelType?: string): boolean {
  return channelType === 'im' || channelType === 'mpim' || channel.startsWith('D');
}

/** A Slack time stamp is an id as well as a time: seconds since 1970 and a counter. */
export const timeOf = (ts: string) => Math.floor(Number(ts) * 1000);

/** Slack's own voice. */
export const slackbot = 'USLACKBOT';
