import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, Download } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '@/shared/api/sse';
import { formatNumber, useLanguage } from '@/shared/format';
import { Button, IconButton } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { LiveBadge } from './live-badge';
import { found, type LogBuffer, type LogLine, marked } from './log-buffer';

interface LogViewProps {
  buffer: LogBuffer;
  /** What it is the log of. */
  label: string;
  /** Whether more comes; left out, it is whole. */
  live?: LiveState | undefined;
  /** The name of the file that one may keep. */
  fileName: string;
  /** What to say while there is no line. */
  empty: string;
}

const ROW = 20;
const NEAR = 24;

/** The newest lines of a log: as many as there are, a screen of them at a time. It follows until somebody scrolls up. */
export function LogView({ buffer, label, live, fileName, empty }: LogViewProps) {
  const { t } = useTranslation('platform');
  const language = useLanguage();
  const { lines, dropped } = useSyncExternalStore(buffer.subscribe, buffer.snapshot);
  const [search, setSearch] = useState('');
  const shown = found(lines, search);
  return (
    <section aria-label={label} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t('log.search')} dense className="w-full sm:w-64">
          <TextInput type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </Field>
        <p className="flex min-h-9 flex-1 flex-wrap items-center gap-2 text-sm text-muted">
          <span aria-live="polite">
            {search.trim() === ''
              ? t('log.lines', { count: lines.length, formatted: formatNumber(lines.length, language) })
              : t('log.found', { count: shown.length, of: formatNumber(lines.length, language) })}
          </span>
          {dropped > 0 && (
            <span>{t('log.dropped', { count: dropped, formatted: formatNumber(dropped, language) })}</span>
          )}
          {live && <LiveBadge state={live} />}
        </p>
        <IconButton icon={Download} label={t('log.download')} onClick={() => keep(lines, fileName)} />
      </div>
      {shown.length === 0 ? (
        <p className="rounded-lg border border-line bg-sunken p-4 text-muted">
          {search.trim() === '' ? empty : t('log.noneFound')}
        </p>
      ) : (
        <Lines lines={shown} search={search} label={label} />
      )}
    </section>
  );
}

function Lines({ lines, search, label }: { lines: readonly LogLine[]; search: string; label: string }) {
  const { t } = useTranslation('platform');
  const box = useRef<HTMLElement>(null);
  const [follows, setFollows] = useState(true);
  const [seen, setSeen] = useState(0);
  const last = lines.at(-1)?.number ?? 0;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 20,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is another last line
  useEffect(() => {
    if (follows && box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [follows, last, lines.length]);

  function onScroll() {
    const element = box.current;
    if (element === null) {
      return;
    }
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (follows && !atEnd) {
      setSeen(last);
    }
    setFollows(atEnd);
  }

  const fresh = last - seen;
  return (
    <div className="relative min-w-0">
      <section
        ref={box}
        onScroll={onScroll}
        aria-label={t('log.linesOf', { name: label })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-lg border border-line bg-sunken font-mono text-sm"
      >
        <div className="relative min-w-full" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => {
            const line = lines[row.index];
            return (
              line && (
                <div
                  key={line.number}
                  className={cx(
                    'absolute start-0 top-0 flex h-5 min-w-full gap-3 px-3 whitespace-pre',
                    line.error && 'bg-danger-soft',
                  )}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <LineText line={line} search={search} />
                </div>
              )
            );
          })}
        </div>
      </section>
      {!follows && (
        <Button
          size="small"
          kind="primary"
          icon={ArrowDown}
          className="absolute end-4 bottom-3 shadow-lg"
          onClick={() => setFollows(true)}
        >
          {fresh > 0 ? t('log.fresh', { count: fresh }) : t('log.follow')}
        </Button>
      )}
    </div>
  );
}

function LineText({ line, search }: { line: LogLine; search: string }) {
  return (
    <>
      {line.at !== undefined && (
        <span className="shrink-0 text-muted tabular-nums select-none">{new Date(line.at).toLocaleTimeString()}</span>
      )}
      <span>
        {marked(line.text, search).map((part) =>
          part.hit ? (
            <mark key={part.at} className="bg-warn-soft font-semibold text-warn">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </>
  );
}

function keep(lines: readonly LogLine[], fileName: string): void {
  const text = lines.map((line) => `${line.at === undefined ? '' : `${line.at} `}${line.text}\n`).join('');
  saveAs(new Blob([text], { type: 'text/plain' }), fileName);
}

export function saveAs(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
