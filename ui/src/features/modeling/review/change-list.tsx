import { CircleAlert, CircleCheck, Pencil, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '@/shared/ui/badge';
import { CopyButton } from '@/shared/ui/copy-button';
import type { Change } from '../model/types';

export type Impact = Change['impact'];

/** What needs most thought comes first. */
export const IMPACTS: readonly Impact[] = ['losesData', 'needsValue', 'rewrite', 'safe'];

export const IMPACT_LOOKS: Record<Impact, { tone: Tone; icon: typeof CircleAlert }> = {
  losesData: { tone: 'danger', icon: CircleAlert },
  needsValue: { tone: 'warn', icon: TriangleAlert },
  rewrite: { tone: 'accent', icon: Pencil },
  safe: { tone: 'ok', icon: CircleCheck },
};

interface ChangeListProps {
  changes: readonly Change[];
  /** What is asked of the reader, below a change. */
  answer?: (change: Change) => ReactNode;
}

/** Changes by what they mean for the records, with the SQL of each on demand. */
export function ChangeList({ changes, answer }: ChangeListProps) {
  const { t } = useTranslation('modeling');
  return (
    <div className="flex flex-col gap-6">
      {IMPACTS.map((impact) => {
        const some = changes.filter((change) => change.impact === impact);
        const { tone, icon } = IMPACT_LOOKS[impact];
        return some.length === 0 ? null : (
          <section key={impact} className="flex flex-col gap-2">
            <h2 className="flex items-center gap-2 text-lg font-semibold">
              {t(`impact.${impact}`)}
              <Badge tone={tone} icon={icon}>
                {t('review.count', { count: some.length })}
              </Badge>
            </h2>
            <p className="text-muted">{t(`impact.${impact}Text`)}</p>
            <ul className="rounded-lg border border-line bg-surface">
              {some.map((change) => (
                <li key={change.id} className="border-t border-line p-3 first:border-t-0">
                  <OneChange change={change} />
                  {answer?.(change)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function OneChange({ change }: { change: Change }) {
  const { t } = useTranslation('modeling');
  const sql = change.sql.map((one) => `${one};`).join('\n');
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="min-w-0 font-medium">{change.description}</p>
        {change.count !== undefined && (
          <p className="text-sm text-muted tabular-nums">{t('review.records', { count: change.count })}</p>
        )}
      </div>
      {change.meaning !== undefined && <p className="text-sm text-muted">{change.meaning}</p>}
      {change.sql.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 cursor-pointer text-sm text-accent">{t('review.sql')}</summary>
          <div className="mt-1 flex items-start gap-1">
            <pre className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
              {sql}
            </pre>
            <CopyButton text={sql} />
          </div>
        </details>
      )}
    </>
  );
}
