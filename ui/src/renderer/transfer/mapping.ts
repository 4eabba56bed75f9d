import { type Draft, type Flaw, wireOf } from '../fields/drafts';
import type { Member } from '../meta';

/** Which member each column of a file goes to; empty: to none. */
export type Mapping = readonly string[];

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Columns whose heading is the name or label of a member. */
export function guessed(header: readonly string[], members: readonly Member[]): string[] {
  const taken = new Set<string>();
  return header.map((heading) => {
    const found = members.find(
      (member) => !taken.has(member.name) && [member.name, member.label].some((one) => plain(one) === plain(heading)),
    );
    if (found) {
      taken.add(found.name);
    }
    return found?.name ?? '';
  });
}

/** A cell as somebody would have typed it into the form. */
function draftFrom(member: Member, cell: string): Draft {
  const text = cell.trim();
  switch (member.type) {
    case 'boolean':
      return text === ''
        ? null
        : /^(true|yes|ja|1|x)$/i.test(text)
          ? true
          : /^(false|no|nein|0)$/i.test(text)
            ? false
            : text;
    case 'choice':
      return choiceName(member, text);
    case 'multiChoice':
      return text === ''
        ? []
        : text
            .replace(/^\[|\]$/g, '')
            .split(/[;,|]/)
            .map((one) => choiceName(member, one.trim().replace(/^"|"$/g, '')));
    case 'money': {
      const found = /^(.*?)\s*([A-Za-z]{3})?$/.exec(text);
      return { amount: found?.[1] ?? '', currency: found?.[2] ?? member.currency ?? '' };
    }
    case 'geoPoint': {
      const [lat = '', lon = ''] = text.split(/[;,]\s*/);
      return { lat, lon };
    }
    case 'secret':
      return { set: false, text, cleared: false };
    case 'longText':
    case 'text':
      return cell;
    default:
      return member.kind === 'relation' ? (text === '' ? null : text) : text;
  }
}

function choiceName(member: Member, text: string): string {
  const found = member.choices?.find((one) => one.name === text || one.label.toLowerCase() === text.toLowerCase());
  return found?.name ?? text;
}

export interface Prepared {
  values: Record<string, unknown>;
  flaws: Array<{ member: Member; flaw: Flaw }>;
}

/** One row of the file as a new record, with what is wrong with it as far as it can be seen here. */
export function prepared(row: readonly string[], mapping: Mapping, members: readonly Member[]): Prepared {
  const result: Prepared = { values: {}, flaws: [] };
  for (const [index, name] of mapping.entries()) {
    const member = members.find((one) => one.name === name);
    if (member === undefined) {
      continue;
    }
    const draft = draftFrom(member, row[index] ?? '');
    const isWrongWord =
      (member.type === 'boolean' && typeof draft === 'string') ||
      (['choice', 'multiChoice'].includes(member.type) &&
        [draft].flat().some((one) => one !== '' && !member.choices?.some((choice) => choice.name === one)));
    const wire = isWrongWord ? { flaw: { key: 'word' } } : wireOf(member, draft);
    if ('flaw' in wire) {
      result.flaws.push({ member, flaw: wire.flaw });
    } else if (wire.value !== null) {
      result.values[name] = wire.value;
    }
  }
  for (const member of members) {
    const isGiven = mapping.includes(member.name) || (member.default !== null && member.default !== undefined);
    if (member.required && !isGiven) {
      result.flaws.push({ member, flaw: { key: 'required' } });
    }
  }
  return result;
}
