import { useQueryClient } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { keys } from '../data';
import { editableMembers } from '../detail/form-state';
import { flawText } from '../fields/flaws';
import type { Entity } from '../meta';
import type { Rights } from '../rights';
import { saveBlob } from '../save-blob';
import { type ImportReport, useSource } from '../source';
import { readCsv, writeCsv } from './csv';
import { guessed, type Prepared, prepared } from './mapping';

interface ImportDialogProps {
  entity: Entity;
  rights: Rights;
  onClose: () => void;
}

/** The heading is the first line of a file. */
const lineOf = (index: number) => index + 2;

interface Table {
  name: string;
  header: string[];
  rows: string[][];
}

/** Records from a CSV file: which column is which member, what would be refused, and what was. */
export function ImportDialog({ entity, rights, onClose }: ImportDialogProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const members = useMemo(
    () => editableMembers(entity, rights, 'create').filter((one) => !one.many && !['file', 'image'].includes(one.type)),
    [entity, rights],
  );
  const [table, setTable] = useState<Table>();
  const [mapping, setMapping] = useState<string[]>([]);
  const [report, setReport] = useState<ImportReport>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const checked = useMemo(
    () => table?.rows.map((row) => prepared(row, mapping, members)) ?? [],
    [table, mapping, members],
  );
  const flawed = checked.filter((one) => one.flaws.length > 0).length;

  async function read(file: File) {
    const [header, ...rows] = readCsv(await file.text());
    setReport(undefined);
    setProblem(undefined);
    if (header) {
      setTable({ name: file.name, header, rows });
      setMapping(guessed(header, members));
    }
  }

  async function send() {
    setBusy(true);
    setProblem(undefined);
    try {
      const fine = checked.flatMap((one, index) => (one.flaws.length === 0 ? [{ line: lineOf(index), one }] : []));
      const text = fine.map(({ one }) => `${JSON.stringify(one.values)}\n`).join('');
      const answer = await source.importAll(entity.name, text, 'ndjson');
      const refused = answer.rejections.map(({ line, errors }) => ({ line: fine[line - 1]?.line ?? line, errors }));
      const flaws = checked.flatMap(({ flaws: found }, index) =>
        found.length === 0
          ? []
          : [
              {
                line: lineOf(index),
                errors: found.map(({ member, flaw }) => ({
                  pointer: `/${member.name}`,
                  code: flaw.key,
                  message: flawText(flaw, t),
                })),
              },
            ],
      );
      setReport({
        read: checked.length,
        imported: answer.imported,
        rejected: answer.rejected + flaws.length,
        rejections: [...flaws, ...refused].sort((one, other) => one.line - other.line),
      });
      await client.invalidateQueries({ queryKey: keys.entity(source, entity.name) });
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={t('import.title', { entity: entity.pluralLabel })}
      description={t('import.text')}
      footer={
        report ? (
          <Button kind="primary" onClick={onClose}>
            {t('import.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('create.cancel')}</Button>
            <Button
              kind="primary"
              busy={busy}
              disabled={checked.length === flawed || mapping.every((name) => name === '')}
              onClick={() => void send()}
            >
              {t('import.send', { count: checked.length - flawed })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {report ? (
          <Report report={report} />
        ) : (
          <>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv,text/tab-separated-values,text/plain"
              aria-label={t('import.file')}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = '';
                if (file) {
                  void read(file);
                }
              }}
            />
            <div className="flex items-center gap-3">
              <Button icon={FileUp} onClick={() => input.current?.click()}>
                {t('import.file')}
              </Button>
              {table && <span className="min-w-0 truncate text-muted">{table.name}</span>}
            </div>
            {table && (
              <>
                <MappingTable
                  table={table}
                  mapping={mapping}
                  options={members.map((member) => ({ value: member.name, label: member.label }))}
                  onMapping={setMapping}
                />
                <Check rows={checked} flawed={flawed} />
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

interface MappingTableProps {
  table: Table;
  mapping: readonly string[];
  options: ReadonlyArray<{ value: string; label: string }>;
  onMapping: (mapping: string[]) => void;
}

const EXAMPLES = 3;

function MappingTable({ table, mapping, options, onMapping }: MappingTableProps) {
  const { t } = useTranslation('renderer');
  return (
    <table className="w-full text-start">
      <thead className="text-sm text-muted">
        <tr>
          {['column', 'member', 'examples'].map((key) => (
            <th key={key} scope="col" className="py-1 pe-3 text-start font-medium">
              {t(`import.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.header.map((heading, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <tr key={index} className="border-t border-line align-middle">
            <th scope="row" className="py-1.5 pe-3 text-start font-medium">
              {heading}
            </th>
            <td className="w-56 py-1.5 pe-3">
              <Select
                aria-label={t('import.memberOf', { column: heading })}
                options={[{ value: '', label: t('import.none') }, ...options]}
                value={mapping[index] ?? ''}
                onValueChange={(name) =>
                  onMapping(mapping.map((one, at) => (at === index ? name : one === name ? '' : one)))
                }
              />
            </td>
            <td className="max-w-60 truncate py-1.5 text-sm text-muted">
              {table.rows
                .slice(0, EXAMPLES)
                .map((row) => row[index] ?? '')
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SHOWN = 5;

function Check({ rows, flawed }: { rows: readonly Prepared[]; flawed: number }) {
  const { t } = useTranslation('renderer');
  const first = rows
    .flatMap((row, index) => (row.flaws.length > 0 ? [{ line: lineOf(index), row }] : []))
    .slice(0, SHOWN);
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className={flawed === 0 ? 'text-ok' : 'text-warn'}>
        {flawed === 0
          ? t('import.fine', { count: rows.length })
          : t('import.flawed', { count: flawed, all: rows.length })}
      </p>
      {first.length > 0 && (
        <ul className="text-sm">
          {first.map(({ line, row }) => (
            <li key={line}>
              {t('import.line', { line })}{' '}
              {row.flaws.map(({ member, flaw }) => `${member.label}: ${flawText(flaw, t)}`).join(' ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Report({ report }: { report: ImportReport }) {
  const { t } = useTranslation('renderer');
  const lines = report.rejections;
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="font-medium">{t('import.done', { count: report.imported })}</p>
      {report.rejected > 0 && (
        <>
          <p className="text-danger">{t('import.rejected', { count: report.rejected })}</p>
          <ul className="max-h-60 overflow-y-auto text-sm">
            {lines.slice(0, 100).map(({ line, errors }) => (
              <li key={line}>
                {t('import.line', { line })} {errors.map((one) => `${one.pointer.slice(1)}: ${one.message}`).join(' ')}
              </li>
            ))}
          </ul>
          <Button
            size="small"
            icon={Download}
            className="self-start"
            onClick={() =>
              saveBlob(
                new Blob(
                  [
                    writeCsv([
                      ['line', 'member', 'code', 'message'],
                      ...lines.flatMap(({ line, errors }) =>
                        errors.map((one) => [String(line), one.pointer.slice(1), one.code, one.message]),
                      ),
                    ]),
                  ],
                  { type: 'text/csv' },
                ),
                'rejected.csv',
              )
            }
          >
            {t('import.download')}
          </Button>
        </>
      )}
    </div>
  );
}
