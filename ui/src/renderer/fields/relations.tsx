import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { Combobox } from '@/shared/ui/combobox';
import type { Option } from '@/shared/ui/select';
import { keys, useTitles } from '../data';
import { entityOf, labelMembers, type Member, titleOf } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';
import { useSource } from '../source';

const FOUND = 20;
/** In the list of what was found: none of it, but a new one. No id looks like this. */
const CREATE = 'create';

interface RelationInputProps {
  member: Member;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Opens a form for a new record of the target, with what was typed; absent where it cannot be. */
  onCreate?: ((entity: string, text: string, chosen: (id: string) => void) => void) | undefined;
  disabled?: boolean;
  /** Gets the focus as soon as it is there. */
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** One record, or one person, found by typing. */
export function RelationInput(props: RelationInputProps) {
  const place = useRef<HTMLDivElement>(null);
  const { autoFocus = false } = props;
  useEffect(() => {
    if (autoFocus) {
      place.current?.querySelector('input')?.focus();
    }
  }, [autoFocus]);
  return (
    <div ref={place}>
      <ToOne {...props} />
    </div>
  );
}

function ToOne(props: RelationInputProps) {
  return props.member.people || props.member.type === 'person' ? (
    <PersonInput {...props} />
  ) : (
    <RecordInput {...props} />
  );
}

function PersonInput({ value, onChange, disabled, ...rest }: RelationInputProps) {
  const { people } = useShown();
  const options = useMemo<Option[]>(() => [...people].map(([id, name]) => ({ value: id, label: name })), [people]);
  const chosen = value === null ? null : (options.find((one) => one.value === value) ?? { value, label: value });
  return (
    <Combobox
      options={options}
      value={chosen}
      onValueChange={(next) => onChange(next?.value ?? null)}
      disabled={disabled ?? false}
      {...(rest['aria-label'] === undefined ? {} : { 'aria-label': rest['aria-label'] })}
    />
  );
}

function useFound(member: Member, text: string) {
  const source = useSource();
  const { meta } = useShown();
  const target = entityOf(meta, member.target);
  const q = useDeferredValue(text.trim());
  const query = useQuery({
    queryKey: [...keys.entity(source, target?.name ?? ''), 'search', q],
    queryFn: async ({ signal }) => {
      const page = await source.list(
        target?.name ?? '',
        { q: q === '' ? undefined : q, limit: FOUND, fields: target ? labelMembers(target) : [] },
        signal,
      );
      return page.items;
    },
    enabled: target !== undefined,
    placeholderData: keepPreviousData,
  });
  const options = useMemo<Option[]>(
    () => (target && query.data ? query.data.map((row) => ({ value: row.id, label: titleOf(target, row) })) : []),
    [target, query.data],
  );
  return { target, options, loading: query.isFetching };
}

function RecordInput({ member, value, onChange, onCreate, disabled = false, ...rest }: RelationInputProps) {
  const { t } = useTranslation('renderer');
  const { meta } = useShown();
  const [text, setText] = useState('');
  const chosenTitle = useTitles(meta, member.target, value === null ? [] : [value]);
  const label = value === null ? '' : (chosenTitle.get(value) ?? value);
  // What stands in the box after choosing is no search.
  const typed = text === label ? '' : text.trim();
  const { target, options, loading } = useFound(member, typed);
  const mayCreate = target !== undefined && onCreate !== undefined && rightsOf(meta, target).may('create');
  return (
    <div className="flex min-w-0 items-start gap-2">
      <div className="min-w-0 flex-1">
        <Combobox
          options={mayCreate ? withCreation(options, typed, t('relation.createNamed', { name: typed })) : options}
          value={value === null ? null : { value, label }}
          onValueChange={(next) =>
            next?.value === CREATE ? onCreate?.(target?.name ?? '', typed, onChange) : onChange(next?.value ?? null)
          }
          onSearch={setText}
          loading={loading}
          disabled={disabled}
          {...(rest['aria-label'] === undefined ? {} : { 'aria-label': rest['aria-label'] })}
        />
      </div>
      {mayCreate && !disabled && (
        <IconButton
          icon={Plus}
          kind="secondary"
          label={t('relation.create', { entity: target.label })}
          onClick={() => onCreate(target.name, typed, onChange)}
        />
      )}
    </div>
  );
}

/** What was found, and to make what was not. */
function withCreation(options: readonly Option[], text: string, label: string): Option[] {
  return text === '' ? [...options] : [...options, { value: CREATE, label }];
}

interface ManyInputProps {
  member: Member;
  value: readonly string[];
  onChange: (value: string[]) => void;
  onCreate?: RelationInputProps['onCreate'];
  disabled?: boolean;
}

/** Any number of records: those that are there, and a box that adds one. */
export function ManyInput({ member, value, onChange, onCreate, disabled = false }: ManyInputProps) {
  const { t } = useTranslation('renderer');
  const { meta } = useShown();
  const titles = useTitles(meta, member.target, value);
  const [text, setText] = useState('');
  const { target, options, loading } = useFound(member, text);
  const free = options.filter((option) => !value.includes(option.value));
  const mayCreate = target !== undefined && onCreate !== undefined && rightsOf(meta, target).may('create');
  const add = (id: string) => {
    setText('');
    onChange([...value, id]);
  };
  return (
    <div className="flex flex-col gap-2">
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label={member.label}>
          {value.map((id) => (
            <li key={id} className="inline-flex max-w-full items-center gap-1 rounded-md bg-sunken ps-2 text-sm">
              <span className="truncate">{titles.get(id) ?? `…${id.slice(-8)}`}</span>
              {!disabled && (
                <button
                  type="button"
                  aria-label={t('relation.remove', { name: titles.get(id) ?? id })}
                  className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink pointer-coarse:size-9"
                  onClick={() => onChange(value.filter((one) => one !== id))}
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Combobox
              key={value.length}
              options={
                mayCreate ? withCreation(free, text.trim(), t('relation.createNamed', { name: text.trim() })) : free
              }
              value={null}
              onValueChange={(next) =>
                next?.value === CREATE ? onCreate?.(target?.name ?? '', text.trim(), add) : next && add(next.value)
              }
              onSearch={setText}
              loading={loading}
              placeholder={t('relation.add')}
            />
          </div>
          {mayCreate && (
            <Button icon={Plus} onClick={() => onCreate(target.name, text.trim(), add)}>
              {t('relation.new')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
