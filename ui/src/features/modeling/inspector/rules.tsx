import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { Field as Labelled } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { useDesigner } from '../designer';
import { updateEntity } from '../model/elements';
import { changed, type Entity, newId, type Rule, relationsFrom } from '../model/types';
import { useDraft } from '../store/use-draft';
import { CelField } from './cel-field';
import { DraftText, Section, useFault } from './controls';

const NO_FIELD = '';

/** What must be true of every record. */
export function Rules({ entity }: { entity: Entity }) {
  const { t } = useTranslation('modeling');
  const { store } = useDesigner();
  const rules = entity.rules ?? [];
  function set(next: Rule[], label: string, group?: string) {
    store.change(
      label,
      (draft) => ({
        ...draft,
        design: updateEntity(draft.design, entity.id, { rules: next.length === 0 ? undefined : next }),
      }),
      group,
    );
  }
  return (
    <Section title={t('rules.title')}>
      {rules.length === 0 && <p className="mb-2 text-sm text-muted">{t('rules.text')}</p>}
      <ol className="flex flex-col gap-4">
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <RuleForm
              entity={entity}
              rule={rule}
              number={index + 1}
              onChange={(next) =>
                set(
                  rules.map((one) => (one.id === rule.id ? next : one)),
                  'rule',
                  rule.id,
                )
              }
              onRemove={() =>
                set(
                  rules.filter((one) => one.id !== rule.id),
                  'removeRule',
                )
              }
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        icon={Plus}
        onClick={() => set([...rules, { id: newId(), expression: 'true', message: t('rules.newMessage') }], 'addRule')}
      >
        {t('rules.add')}
      </Button>
    </Section>
  );
}

interface RuleFormProps {
  entity: Entity;
  rule: Rule;
  number: number;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}

function RuleForm({ entity, rule, number, onChange, onRemove }: RuleFormProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const expressionError = useFault(entity.id, rule.id, 'expression');
  const messageError = useFault(entity.id, rule.id, 'message');
  const members = [...entity.fields, ...relationsFrom(design, entity)];
  return (
    <div className="flex flex-col">
      <div className="flex items-center justify-between">
        <p className="text-sm font-medium text-muted">{t('rules.number', { number })}</p>
        <IconButton size="small" icon={Trash2} label={t('rules.remove', { number })} onClick={onRemove} />
      </div>
      <CelField
        label={t('rules.expression')}
        root={entity}
        value={rule.expression}
        error={expressionError}
        onValueChange={(expression) => onChange({ ...rule, expression })}
      />
      <DraftText
        label={t('rules.message')}
        value={rule.message}
        error={messageError}
        maxLength={1000}
        onValueChange={(message) => onChange({ ...rule, message })}
      />
      <Labelled label={t('rules.field')}>
        <Select
          value={rule.field ?? NO_FIELD}
          options={[
            { value: NO_FIELD, label: t('rules.wholeRecord') },
            ...members.map((member) => ({ value: member.name, label: member.name })),
          ]}
          onValueChange={(field) => onChange(changed(rule, { field }))}
        />
      </Labelled>
    </div>
  );
}
