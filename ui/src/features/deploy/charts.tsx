import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '@/shared/api/client';
import { formatDateTime, useLanguage } from '@/shared/format';
import { useSearchState } from '@/shared/search-state';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { Skeleton } from '@/shared/ui/states';
import { type Column, Table } from '@/shared/ui/table';
import { CHARTS, type Chart, formatFigure, type Series } from './figures';
import { Plot } from './plot';
import { isRange, RANGES, type Range, sampled, summaryOf } from './summaries';

const FAST_MILLIS = 10_000;
const SLOW_MILLIS = 60_000;
const TABLE_ROWS = 12;

function useMetrics(deployment: string, range: Range) {
  return useQuery({
    queryKey: ['deployments', deployment, 'metrics', range],
    queryFn: () => {
      const from = new Date(Date.now() - RANGES[range] * 1_000).toISOString();
      return content(
        api.GET('/api/v1/deployments/{deployment}/metrics', {
          params: { path: { deployment }, query: { from } },
        }),
      );
    },
    refetchInterval: range === '1h' ? FAST_MILLIS : SLOW_MILLIS,
    placeholderData: (before) => before,
  });
}

/** How a deployment does: lines to look at, the same in words, and as a table. */
export default function Charts({ deployment }: { deployment: string }) {
  const { t } = useTranslation('deploy');
  const [wanted, setRange] = useSearchState('range', '1h');
  const range = isRange(wanted) ? wanted : '1h';
  const metrics = useMetrics(deployment, range);
  const times = useMemo(() => metrics.data?.times.map((time) => Date.parse(time) / 1_000) ?? [], [metrics.data]);
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('charts.range')} dense className="w-44">
        <Select
          options={Object.keys(RANGES).map((one) => ({ value: one, label: t(`charts.ranges.${one}`) }))}
          value={range}
          onValueChange={setRange}
        />
      </Field>
      {metrics.isError && <ProblemNotice problem={metrics.error} onRetry={() => void metrics.refetch()} />}
      {metrics.isPending && <Skeleton className="h-64" />}
      {metrics.data && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {CHARTS.map((chart) => (
            <ChartCard key={chart.name} chart={chart} times={times} series={metrics.data.series} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ChartCardProps {
  chart: Chart;
  times: readonly number[];
  series: Series;
}

const DOTS = { accent: 'bg-accent', ok: 'bg-ok', warn: 'bg-warn', danger: 'bg-danger', muted: 'bg-muted' };

function ChartCard({ chart, times, series }: ChartCardProps) {
  const { t } = useTranslation('deploy');
  const language = useLanguage();
  const title = t(`charts.${chart.name}`);
  const values = useMemo(() => chart.lines.map((line) => series[line.series]), [chart, series]);
  const labels = chart.lines.map((line) => t(`charts.series.${line.series}`));
  const summaries = values.map(summaryOf);
  const say = (value: number) => formatFigure(value, chart.unit, language);
  const isKnown = summaries.some((one) => one !== undefined);
  return (
    <Card title={title}>
      {isKnown ? (
        <div className="flex flex-col gap-2">
          <Plot chart={chart} times={times} values={values} labels={labels} />
          <ul className="flex flex-col gap-1 text-sm">
            {summaries.map((summary, index) => {
              const line = chart.lines[index];
              return (
                summary &&
                line && (
                  <li key={line.series} className="flex items-baseline gap-2">
                    <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${DOTS[line.colour]}`} />
                    {t('charts.summary', {
                      name: labels[index],
                      last: say(summary.last),
                      mean: say(summary.mean),
                      max: say(summary.max),
                    })}
                  </li>
                )
              );
            })}
          </ul>
          <Figures title={title} chart={chart} times={times} values={values} labels={labels} />
        </div>
      ) : (
        <p className="text-muted">{t('charts.none')}</p>
      )}
    </Card>
  );
}

interface FiguresProps {
  title: string;
  chart: Chart;
  times: readonly number[];
  values: ReadonlyArray<ReadonlyArray<number | null>>;
  labels: readonly string[];
}

function Figures({ title, chart, times, values, labels }: FiguresProps) {
  const { t } = useTranslation('deploy');
  const language = useLanguage();
  const columns: Column<number>[] = [
    {
      id: 'time',
      header: t('charts.time'),
      rowHeader: true,
      cell: (row) => formatDateTime(new Date((times[row] ?? 0) * 1_000).toISOString(), language),
    },
    ...labels.map(
      (label, index): Column<number> => ({
        id: label,
        header: label,
        align: 'end',
        cell: (row) => {
          const value = values[index]?.[row];
          return value === null || value === undefined
            ? t('charts.unknown')
            : formatFigure(value, chart.unit, language);
        },
      }),
    ),
  ];
  return (
    <details>
      <summary className="cursor-pointer text-accent">{t('charts.table', { name: title })}</summary>
      <div className="mt-2">
        <Table
          caption={title}
          columns={columns}
          rows={sampled(times.length, TABLE_ROWS)}
          rowKey={(row) => String(row)}
        />
      </div>
    </details>
  );
}
