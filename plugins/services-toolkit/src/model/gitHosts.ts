import type { Entity } from '@backstage/catalog-model';

/** What a template says of the repository that it asks for (the scaffolder's field RepoUrlPicker). */
interface RepositoryField {
  allowedHosts: string[];
  /** It asks people for their own credentials, so that the portal needs none. */
  asksPerson: boolean;
}

/** Whether a pull request can be opened by the template with what the portal, or the person, may do. */
export function canBeOpened(
  template: Entity,
  { repoUrl, known }: { repoUrl?: string; known: readonly string[] },
): boolean {
  const fields = repositoryFields(template.spec?.parameters);
  return (
    fields.length === 0 ||
    fields.some(({ asksPerson }) => asksPerson) ||
    wantedHosts(template, repoUrl).some(host => known.includes(host)) ||
    // Any host will do for a template that names none, as long as no repository is proposed.
    (known.length > 0 &&
      !repoUrl &&
      fields.every(({ allowedHosts }) => allowedHosts.length === 0))
  );
}

/** The hosts that a pull request may go to: that of the proposed repository, where the template takes it. */
export function wantedHosts(template: Entity, repoUrl?: string): string[] {
  const allowed = repositoryFields(template.spec?.parameters).flatMap(
    ({ allowedHosts }) => allowedHosts,
  );
  const [proposed] = repoUrl?.split('?') ?? [];
  return proposed && (allowed.length === 0 || allowed.includes(proposed))
    ? [proposed]
    : allowed;
}

/** They may stand at any depth: steps hold groups, and conditions hold fields. */
function repositoryFields(value: unknown): RepositoryField[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const field = value as Record<string, unknown>;
  const inside = Object.values(field).flatMap(repositoryFields);
  return field['ui:field'] === 'RepoUrlPicker'
    ? [repositoryField(field['ui:options']), ...inside]
    : inside;
}

function repositoryField(options: unknown): RepositoryField {
  const { allowedHosts, requestUserCredentials } = Object(options);
  return {
    allowedHosts: Array.isArray(allowedHosts) ? allowedHosts.map(String) : [],
    asksPerson: requestUserCredentials !== undefined,
  };
}
