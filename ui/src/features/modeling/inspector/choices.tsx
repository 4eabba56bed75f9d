import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { TextInput } from '@/shared/ui/inputs';
import { freeName } from '../model/names';
import { type Choice, changed, type Entity, type Field, newId } from '../model/types';
import { useFault } from './controls';

interface ChoicesProps {
  entity: Entity;
  field: Field;
  set: (change: { choices?: Choice[]; default?: unknown }) => void;
}

/** What can be chosen: the name that is stored, and how people read it. */
export function Choices({ entity, field, set }: ChoicesProps) {
  const { t } = useTranslation('modeling');
  const error = useFault(entity.id, field.id, 'choices');
  const choices = field.choices ?? [];
  const update = (choice: Choice, change: Partial<Choice>) =>
    set({ choices: choices.map((one) => (one.id === choice.id ? changed(one, change) : one)) });

  function rename(choice: Choice, name: string) {
    const next = choices.map((one) => (one.id === choice.id ? { ...one, name } : one));
    set(field.default === choice.name ? { choices: next, default: name } : { choices: next });
  }

  function move(index: number, by: number) {
    const next = [...choices];
    const [choice] = next.splice(index, 1);
    if (choice) {
      next.splice(index + by, 0, choice);
      set({ choices: next });
    }
  }

  return (
    <fieldset className="mb-3">
      <legend className="mb-1 font-medium">{t('choices.title')}</legend>
      <ul className="flex flex-col gap-1">
        {choices.map((choice, index) => (
          <li key={choice.id} className="flex items-center gap-1">
            <input
              type="color"
              aria-label={t('choices.color', { name: choice.name })}
              value={choice.color ?? '#868ea0'}
              onChange={(event) => update(choice, { color: event.target.value })}
              className="size-8 shrink-0 rounded-sm border border-control bg-surface p-0.5"
            />
            <TextInput
              aria-label={t('choices.name', { number: index + 1 })}
              value={choice.name}
              className="px-2 font-mono"
              onChange={(event) => rename(choice, event.target.value)}
            />
            <TextInput
              aria-label={t('choices.label', { name: choice.name })}
              value={choice.label ?? ''}
              placeholder={t('choices.labelHint')}
              className="px-2"
              onChange={(event) => update(choice, { label: event.target.value })}
            />
            <div className="flex shrink-0">
              <MoveButton
                icon={ArrowUp}
                label={t('choices.up', { name: choice.name })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <MoveButton
                icon={ArrowDown}
                label={t('choices.down', { name: choice.name })}
                disabled={index === choices.length - 1}
                onClick={() => move(index, 1)}
              />
            </div>
            <IconButton
              size="small"
              icon={Trash2}
              label={t('removeOf', { name: choice.name })}
              onClick={() => set({ choices: choices.filter((one) => one.id !== choice.id) })}
            />
          </li>
        ))}
      </ul>
      <p className="min-h-5 text-sm text-danger">{error}</p>
      <Button
        size="small"
        icon={Plus}
        onClick={() =>
          set({
            choices: [
              ...choices,
              {
                id: newId(),
                name: freeName(
                  'choice',
                  choices.map((choice) => choice.name),
                ),
              },
            ],
          })
        }
      >
        {t('choices.add')}
      </Button>
    </fieldset>
  );
}

function MoveButton({
  icon: Icon,
  label,
  ...rest
}: {
  icon: typeof ArrowUp;
  label: string;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      className="flex size-6 items-center justify-center rounded-sm text-muted enabled:hover:bg-sunken disabled:opacity-40 pointer-coarse:h-6"
    >
      <Icon aria-hidden="true" className="size-3" />
    </button>
  );
}
