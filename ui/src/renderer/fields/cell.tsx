import { Check, KeyRound, Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/format';
import { useTitles } from '../data';
import { entityOf, type Member, type Row, titleOf } from '../meta';
import { useShown } from '../shown';
import { Thumbnail } from './files';
import { choiceLabel, valueText } from './text';

interface CellProps {
  member: Member;
  value: unknown;
  /** One line, in a grid; else with all that there is. */
  dense?: boolean;
}

/** A value as people read it, of every type. Texts of people are texts, whatever they hold. */
export function Cell({ member, value, dense = true }: CellProps) {
  const { t } = useTranslation('renderer');
  const language = useLanguage();
  if (member.kind === 'relation' || member.type === 'person') {
    return <RelationCell member={member} value={value} />;
  }
  if (value === null || value === undefined) {
    return null;
  }
  switch (member.type) {
    case 'boolean':
      return value === true ? (
        <Check role="img" aria-label={t('yes')} className="inline size-4 text-ok" />
      ) : (
        <span className="text-muted">{t('no')}</span>
      );
    case 'choice':
      return <ChoiceBadge member={member} name={String(value)} />;
    case 'multiChoice':
      return (
        <span className="inline-flex flex-wrap gap-1">
          {(value as string[]).map((name) => (
            <ChoiceBadge key={name} member={member} name={name} />
          ))}
        </span>
      );
    case 'color':
      return (
        <span className="inline-flex items-center gap-2">
          <Dot color={String(value)} />
          {String(value)}
        </span>
      );
    case 'secret':
      return (
        <span className="inline-flex items-center gap-1 text-muted">
          <KeyRound aria-hidden="true" className="size-3.5" />
          {valueText(member, value, language, t)}
        </span>
      );
    case 'image':
      return <Thumbnail file={value as { id: string; name: string }} size={dense ? 'small' : 'large'} />;
    case 'file':
      return (
        <span className="inline-flex max-w-full items-center gap-1">
          <Paperclip aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          <span className={dense ? 'truncate' : undefined}>
            {typeof (value as { name?: unknown }).name === 'string' ? (
              valueText(member, value, language, t)
            ) : (
              <ShortId id={idOf(value)} />
            )}
          </span>
        </span>
      );
    default:
      return <span className={dense ? undefined : 'whitespace-pre-wrap'}>{valueText(member, value, language, t)}</span>;
  }
}

function RelationCell({ member, value }: { member: Member; value: unknown }) {
  const { meta, people } = useShown();
  const { t } = useTranslation('renderer');
  if (value === null || value === undefined) {
    return null;
  }
  if (member.people || member.type === 'person') {
    const id = String(value);
    return <span>{people.get(id) ?? <ShortId id={id} />}</span>;
  }
  const target = entityOf(meta, member.target);
  const title = (one: unknown) =>
    typeof one === 'object' && one !== null && target ? (
      titleOf(target, one as Row)
    ) : (
      <RecordName entity={member.target} id={idOf(one)} />
    );
  if (!member.many) {
    return <span>{title(value)}</span>;
  }
  const { items, more } = manyOf(value);
  return (
    <span className="inline-flex flex-wrap gap-1">
      {items.map((one) => (
        <span key={idOf(one)} className="max-w-40 truncate rounded-sm bg-sunken px-1.5 text-sm">
          {title(one)}
        </span>
      ))}
      {more && <span className="text-muted">{t('more')}</span>}
    </span>
  );
}

function manyOf(value: unknown): { items: unknown[]; more: boolean } {
  if (Array.isArray(value)) {
    return { items: value, more: false };
  }
  const page = value as { items?: unknown[]; nextCursor?: string | null };
  return { items: page.items ?? [], more: typeof page.nextCursor === 'string' };
}

function idOf(one: unknown): string {
  return typeof one === 'object' && one !== null ? (one as Row).id : String(one);
}

/** What a record is called of which only the id is known: in histories and in what is about to be saved. */
function RecordName({ entity, id }: { entity: string | null | undefined; id: string }) {
  const { meta } = useShown();
  return useTitles(meta, entity, [id]).get(id) ?? <ShortId id={id} />;
}

/** The end of an id: its beginning is the time, and the same for many. */
function ShortId({ id }: { id: string }) {
  return <code className="font-mono text-xs text-muted">…{id.slice(-8)}</code>;
}

export function Dot({ color }: { color: string | null | undefined }) {
  return color ? (
    <span
      aria-hidden="true"
      className="inline-block size-3 shrink-0 rounded-full border border-control"
      style={{ backgroundColor: color }}
    />
  ) : null;
}

export function ChoiceBadge({ member, name }: { member: Member; name: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-sm bg-sunken px-1.5 py-0.5 text-sm text-ink">
      <Dot color={member.choices?.find((one) => one.name === name)?.color} />
      <span className="truncate">{choiceLabel(member, name)}</span>
    </span>
  );
}
