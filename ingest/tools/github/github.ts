// GitHub: webhooks of repositories and organisations.
import { hubSha256 } from '../../signatures/hub-sha256.ts';
import { parseFormOfJson } from '../form-of-json.ts';
import { notCounted } from '../tellings.ts';
import type { Telling, Tool, ToolContext } from '../tool.ts';
import { isCommentEvent, readComment } from './read-comment.ts';
import { readFork, readMembership, readStar } from './read-membership.ts';
import { readReview } from './read-review.ts';
import { readAnswered, readThread } from './read-thread.ts';

export const github: Tool = {
  prove: hubSha256('x-hub-signature-256'),
  greet({ headers }) {
    const pong = { status: 200, contentType: 'application/json', body: '{"pong":true}' };
    return headers['x-github-event'] === 'ping' ? pong : undefined;
  },
  parse: parseFormOfJson,
  read: (payload, context) => [readEvent(payload, context)],
};

function readEvent(payload: unknown, { headers }: Pick<ToolContext, 'headers'>): Telling {
  const name = String(headers['x-github-event'] ?? '');
  if (isCommentEvent(name)) return readComment(name, payload);
  switch (name) {
    case 'issues':
    case 'pull_request':
      return readThread(payload);
    case 'discussion':
      return isAnswered(payload) ? readAnswered(payload) : readThread(payload);
    case 'pull_request_review':
      return readReview(payload);
    case 'star':
      return readStar(payload);
    case 'fork':
      return readFork(payload);
    case 'member':
    case 'membership':
    case 'organization':
      return readMembership(payload, String(headers['x-github-delivery'] ?? ''));
    default:
      return notCounted(administrative.has(name) ? 'no-interaction' : 'unknown-event');
  }
}

const isAnswered = (payload: unknown) => (payload as { action?: unknown } | null)?.action === 'answered';

/** What GitHub does, or people do to it, without speaking to anyone. `watch` repeats `star`. */
const administrative: ReadonlySet<string> = new Set(
  `branch_protection_configuration branch_protection_rule check_run check_suite code_scanning_alert create
  custom_property custom_property_values delete dependabot_alert deploy_key deployment deployment_protection_rule
  deployment_review deployment_status github_app_authorization gollum installation installation_repositories
  installation_target issue_dependencies label marketplace_purchase merge_group meta milestone org_block package
  page_build personal_access_token_request ping project project_card project_column projects_v2 projects_v2_item
  projects_v2_status_update public pull_request_review_thread push registry_package release repository
  repository_advisory repository_dispatch repository_import repository_ruleset repository_vulnerability_alert
  secret_scanning_alert secret_scanning_alert_location secret_scanning_scan security_advisory security_and_analysis
  sponsorship status sub_issues team team_add watch workflow_dispatch workflow_job workflow_run`.split(/\s+/),
);
