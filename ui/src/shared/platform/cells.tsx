import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useLanguage } from '@/shared/format';
import { Badge } from '@/shared/ui/badge';
import { DateTime, RelativeTime } from '@/shared/ui/time';
import { useLabels } from './labels';
import type { Row, SystemMember } from './models';
import { usePerson } from './people';
import { StateBadge } from './state-badge';

interface ValueProps {
  member: SystemMember;
  row: Row;
  /** Alone on its line: there is room for all of it. */
  whole?: boolean;
}

/** What a record holds, as its type is best read. */
export function Value({ member, row, whole = false }: ValueProps): ReactNode {
  const value = row[member.name];
  if (value === null || value === undefined || value === '') {
    return <Nothing />;
  }
  if (member.kind === 'relation') {
    return member.target === null || member.target === 'account' ? (
      <PersonName id={String(value)} />
    ) : (
      <Related value={value} />
    );
  }
  switch (member.type) {
    case 'person':
      return <PersonName id={String(value)} />;
    case 'dateTime':
      return whole ? <DateTime value={String(value)} /> : <RelativeTime value={String(value)} />;
    case 'choice':
      return <Choice member={member} value={String(value)} />;
    case 'multiChoice':
      return <Choices member={member} values={value as string[]} whole={whole} />;
    case 'boolean':
      return <YesNo value={value === true} />;
    case 'integer':
    case 'long':
    case 'float':
      return <Figure value={Number(value)} />;
    case 'uuid':
      return <Code text={String(value)} whole={whole} />;
    case 'slug':
      return <Code text={String(value)} whole />;
    case 'json':
      return <Structure value={value} whole={whole} />;
    default:
      return whole ? String(value) : <span className="line-clamp-2">{String(value)}</span>;
  }
}

function Nothing() {
  const { t } = useTranslation('platform');
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('nothing')}</span>
    </span>
  );
}

function Choice({ member, value }: { member: SystemMember; value: string }) {
  const labels = useLabels();
  const label = labels.choice(member, value);
  return member.name === 'state' || member.name === 'health' ? <StateBadge state={value} label={label} /> : label;
}

const CHOICES_SHOWN = 3;

function Choices({ member, values, whole }: { member: SystemMember; values: readonly string[]; whole: boolean }) {
  const labels = useLabels();
  const { t } = useTranslation('platform');
  const shown = whole ? values : values.slice(0, CHOICES_SHOWN);
  return (
    <span className="flex flex-wrap gap-1" title={values.map((one) => labels.choice(member, one)).join(', ')}>
      {shown.map((one) => (
        <Badge key={one}>{labels.choice(member, one)}</Badge>
      ))}
      {values.length > shown.length && <Badge>{t('moreChoices', { count: values.length - shown.length })}</Badge>}
    </span>
  );
}

function YesNo({ value }: { value: boolean }) {
  const { t } = useTranslation('platform');
  return value ? t('yes') : t('no');
}

function Figure({ value }: { value: number }) {
  return formatNumber(value, useLanguage());
}

export function PersonName({ id }: { id: string }) {
  const person = usePerson(id);
  return person === undefined ? <Code text={id} whole={false} /> : <span className="line-clamp-2">{person}</span>;
}

function Code({ text, whole }: { text: string; whole: boolean }) {
  return (
    <code className="font-mono text-sm" title={whole ? undefined : text}>
      {whole ? text : `…${text.slice(-8)}`}
    </code>
  );
}

/** What a relation leads to: an object where the platform expands it, else an id. */
function Related({ value }: { value: unknown }) {
  const { t } = useTranslation('platform');
  if (typeof value === 'object' && value !== null) {
    const row = value as Row;
    const name = row['name'] ?? row['environment'];
    return row['number'] === undefined ? String(name ?? '') : t('numbered', { number: row['number'] });
  }
  return <Code text={String(value)} whole={false} />;
}

/** Small structures as words; what is larger is for those who look at one record. */
function Structure({ value, whole }: { value: unknown; whole: boolean }) {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return (
      <span className="flex flex-wrap gap-1">
        {value.map((one) => (
          <Badge key={one}>{one}</Badge>
        ))}
      </span>
    );
  }
  return whole ? (
    <pre className="max-h-80 overflow-auto rounded-md bg-sunken p-2 font-mono text-sm whitespace-pre-wrap">
      {JSON.stringify(value, null, 2)}
    </pre>
  ) : (
    <code className="line-clamp-2 font-mono text-sm">{JSON.stringify(value)}</code>
  );
}
