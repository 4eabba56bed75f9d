import type { SystemMember } from './models';

/** What a form holds, as the API takes it: numbers as numbers, and nothing for what was left empty when something is made. */
export function bodyOf(
  members: readonly SystemMember[],
  isNew: boolean,
  values: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, string[]>>,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const member of members) {
    const value = sentValue(member, values[member.name], chosen[member.name]);
    if (value !== undefined || !isNew) {
      body[member.name] = value ?? null;
    }
  }
  return body;
}

function sentValue(member: SystemMember, text: string | undefined, chosen: string[] | undefined): unknown {
  if (chosen !== undefined) {
    return chosen.length === 0 ? undefined : chosen;
  }
  if (member.type === 'boolean') {
    return text === 'on';
  }
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') {
    return undefined;
  }
  // What is no number goes as it is: the server says what is wrong with it.
  return member.type === 'integer' && /^-?\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
}
