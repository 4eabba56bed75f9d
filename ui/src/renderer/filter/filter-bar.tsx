import { Braces, ListFilter, Plus, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/format';
import { Button, IconButton } from '@/shared/ui/button';
import { Popover } from '@/shared/ui/popover';
import { useTitles } from '../data';
import { choiceLabel, valueText } from '../fields/text';
import { type Entity, type Member, memberOf, systemLast } from '../meta';
import { useShown } from '../shown';
import { type Condition, fromCel, operatorsOf, toCel, valuesOf } from './conditions';
import { FilterText } from './filter-text';

const ConditionForm = lazy(async () => ({ default: (await import('./condition-form')).ConditionForm }));

interface FilterBarProps {
  entity: Entity;
  members: readonly Member[];
  filter: string;
  /** What the server says of the filter. */
  fault: string | undefined;
  onFilter: (filter: string) => void;
}

/** A filter as chips, where chips can say it; else, or on demand, as the text that it is. */
export function FilterBar({ entity, members, filter, fault, onFilter }: FilterBarProps) {
  const { t } = useTranslation('renderer');
  const conditions = fromCel(entity, filter);
  const [asText, setAsText] = useState(false);
  const filterable = systemLast(members).filter((member) => operatorsOf(member).length > 0);
  if (asText || conditions === undefined) {
    return (
      <FilterText
        key={filter}
        filter={filter}
        fault={fault}
        onFilter={onFilter}
        onChips={conditions === undefined ? undefined : () => setAsText(false)}
      />
    );
  }
  const replace = (index: number, condition: Condition | undefined) =>
    onFilter(
      toCel(
        entity,
        conditions.flatMap((one, at) => (at === index ? (condition ? [condition] : []) : [one])),
      ),
    );
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">{t('filter.title')}</legend>
      {conditions.map((condition, index) => (
        <Chip
          // biome-ignore lint/suspicious/noArrayIndexKey: a chip is its place
          key={index}
          entity={entity}
          members={filterable}
          condition={condition}
          onChange={(next) => replace(index, next)}
        />
      ))}
      <AddCondition
        entity={entity}
        members={filterable}
        isFirst={conditions.length === 0}
        onAdd={(condition) => onFilter(toCel(entity, [...conditions, condition]))}
      />
      <IconButton icon={Braces} size="small" label={t('filter.asText')} onClick={() => setAsText(true)} />
      {conditions.length > 1 && (
        <Button size="small" kind="quiet" onClick={() => onFilter('')}>
          {t('filter.clear')}
        </Button>
      )}
      {fault !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

interface AddConditionProps {
  entity: Entity;
  members: readonly Member[];
  isFirst: boolean;
  onAdd: (condition: Condition) => void;
}

function AddCondition({ entity, members, isFirst, onAdd }: AddConditionProps) {
  const { t } = useTranslation('renderer');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t('filter.add')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" kind={isFirst ? 'secondary' : 'quiet'} icon={isFirst ? ListFilter : Plus}>
          {t('filter.add')}
        </Button>
      }
    >
      <Suspense>
        <ConditionForm
          entity={entity}
          members={members}
          condition={undefined}
          onDone={(condition) => {
            setOpen(false);
            onAdd(condition);
          }}
        />
      </Suspense>
    </Popover>
  );
}

interface ChipProps {
  entity: Entity;
  members: readonly Member[];
  condition: Condition;
  onChange: (condition: Condition | undefined) => void;
}

function Chip({ entity, members, condition, onChange }: ChipProps) {
  const { t } = useTranslation('renderer');
  const [open, setOpen] = useState(false);
  const text = useConditionText(entity, condition);
  return (
    <span className="inline-flex max-w-full items-center rounded-md border border-accent bg-accent-soft text-sm text-accent">
      <Popover
        title={t('filter.change')}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="min-h-7 min-w-0 truncate ps-2 pe-1 font-medium pointer-coarse:min-h-10">
            {text}
          </button>
        }
      >
        <Suspense>
          <ConditionForm
            entity={entity}
            members={members}
            condition={condition}
            onDone={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </Suspense>
      </Popover>
      <button
        type="button"
        aria-label={t('filter.remove', { condition: text })}
        className="flex size-7 shrink-0 items-center justify-center rounded-md pointer-coarse:size-10"
        onClick={() => onChange(undefined)}
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}

/** `Due before 31 Jan 2027`. */
function useConditionText(entity: Entity, condition: Condition): string {
  const { t } = useTranslation('renderer');
  const language = useLanguage();
  const { meta, people } = useShown();
  const member = memberOf(entity, condition.member);
  const isRecord = member?.kind === 'relation' && member.people !== true;
  const titles = useTitles(meta, isRecord ? member?.target : undefined, isRecord ? condition.values : []);
  if (member === undefined) {
    return condition.member;
  }
  const operator = t(operatorKey(member, condition.operator));
  if (valuesOf(condition.operator) === 'none') {
    return `${member.label} ${operator}`;
  }
  const values = condition.values.map((value) => {
    if (member.type === 'choice' || member.type === 'multiChoice') {
      return choiceLabel(member, value);
    }
    if (member.kind === 'relation' || member.type === 'person') {
      return titles.get(value) ?? people.get(value) ?? `…${value.slice(-8)}`;
    }
    return member.type === 'money'
      ? value
      : valueText(member, member.type === 'boolean' ? value === 'true' : value, language, t);
  });
  return `${member.label} ${operator} ${values.join(', ')}`;
}

const TEMPORAL = ['date', 'time', 'dateTime'];

/** Dates are before and after each other, numbers less and more. */
export function operatorKey(member: Member, operator: Condition['operator']): string {
  return `operator.${operator}${TEMPORAL.includes(member.type) && ['less', 'more', 'atMost', 'atLeast'].includes(operator) ? 'Time' : ''}`;
}
