import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field as Labelled } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { useDesigner } from '../designer';
import { memberNames, moveField, updateField } from '../model/elements';
import { FORMULA_RESULTS, hasOption, withType } from '../model/field-types';
import { humanise, nameFault } from '../model/names';
import { changed, type Entity, type Field, newId } from '../model/types';
import { useDraft } from '../store/use-draft';
import { TypePicker } from '../type-picker';
import { CelField } from './cel-field';
import { Choices } from './choices';
import { DraftText, NameField, useFault } from './controls';
import { DefaultField } from './default-field';
import { NumberOption } from './number-option';

interface FieldPanelProps {
  entity: Entity;
  field: Field;
}

/** All options that a field of its type has. */
export function FieldPanel({ entity, field }: FieldPanelProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store, renameMember } = useDesigner();
  const nameError = useFault(entity.id, field.id, 'name');
  const update = (label: string, to: (field: Field) => Field, group?: string) =>
    store.change(label, (draft) => ({ ...draft, design: updateField(draft.design, entity.id, field.id, to) }), group);
  const set = (change: { [K in keyof Field]?: Field[K] | undefined }) =>
    update('field', (one) => changed(one, change), `${field.id} ${Object.keys(change).join(' ')}`);
  const move = (by: number) =>
    store.change('moveField', (draft) => ({ ...draft, design: moveField(draft.design, entity.id, field.id, by) }));
  const at = entity.fields.indexOf(field);

  return (
    <div className="px-4 py-3">
      <NameField
        label={t('field.name')}
        value={field.name}
        error={nameError}
        check={(text) => nameFault(text, memberNames(design, entity, field.id), 'member')}
        onCommit={(text) => renameMember(entity.id, field.id, text)}
      />
      <Labelled label={t('field.type')}>
        <TypePicker
          value={field.type}
          label={t('field.typeOf', { name: field.name })}
          onValueChange={(type) =>
            update('fieldType', (one) => withType(one, type, () => [{ id: newId(), name: 'first' }]))
          }
        />
      </Labelled>
      <div className="mb-3 flex flex-col gap-1">
        {hasOption(field.type, 'required') && (
          <Checkbox
            label={t('field.required')}
            checked={field.required === true}
            onCheckedChange={(required) => set({ required })}
          />
        )}
        {hasOption(field.type, 'unique') && (
          <Checkbox
            label={t('field.unique')}
            checked={field.unique === true}
            onCheckedChange={(unique) => set({ unique })}
          />
        )}
      </div>
      <TypeOptions entity={entity} field={field} set={set} />
      {hasOption(field.type, 'default') && <DefaultField entity={entity} field={field} set={set} />}
      <DraftText
        label={t('field.displayName')}
        value={field.displayName ?? ''}
        placeholder={humanise(field.name)}
        maxLength={200}
        onValueChange={(displayName) => set({ displayName })}
      />
      <DraftText
        label={t('description')}
        value={field.description ?? ''}
        rows={3}
        maxLength={10_000}
        onValueChange={(description) => set({ description })}
      />
      <div className="flex gap-2">
        <Button size="small" icon={ArrowUp} disabled={at <= 0} onClick={() => move(-1)}>
          {t('field.up')}
        </Button>
        <Button size="small" icon={ArrowDown} disabled={at === entity.fields.length - 1} onClick={() => move(1)}>
          {t('field.down')}
        </Button>
      </div>
    </div>
  );
}

interface TypeOptionsProps extends FieldPanelProps {
  set: (change: { [K in keyof Field]?: Field[K] | undefined }) => void;
}

/** What fields of some types have alone. */
function TypeOptions({ entity, field, set }: TypeOptionsProps) {
  const { t } = useTranslation('modeling');
  const patternError = useFault(entity.id, field.id, 'pattern');
  const currencyError = useFault(entity.id, field.id, 'currency');
  const expressionError = useFault(entity.id, field.id, 'expression');
  const numbers = (['minLength', 'maxLength', 'min', 'max', 'precision', 'scale'] as const).filter((option) =>
    hasOption(field.type, option),
  );
  return (
    <>
      {numbers.length > 0 && (
        <div className="grid grid-cols-2 gap-x-3">
          {numbers.map((option) => (
            <NumberOption
              key={option}
              entity={entity}
              field={field}
              option={option}
              onValueChange={(value) => set({ [option]: value })}
            />
          ))}
        </div>
      )}
      {hasOption(field.type, 'pattern') && (
        <DraftText
          mono
          label={t('field.pattern')}
          hint={t('field.patternHint')}
          value={field.pattern ?? ''}
          error={patternError}
          maxLength={250}
          onValueChange={(pattern) => set({ pattern })}
        />
      )}
      {hasOption(field.type, 'currency') && (
        <DraftText
          label={t('field.currency')}
          hint={t('field.currencyHint')}
          value={field.currency ?? ''}
          error={currencyError}
          maxLength={3}
          onValueChange={(currency) => set({ currency: currency.toUpperCase() })}
        />
      )}
      {hasOption(field.type, 'choices') && <Choices entity={entity} field={field} set={set} />}
      {hasOption(field.type, 'expression') && (
        <>
          <CelField
            label={t('field.expression')}
            root={entity}
            value={field.expression ?? ''}
            error={expressionError}
            onValueChange={(expression) => set({ expression })}
          />
          <Labelled label={t('field.result')}>
            <Select
              value={field.result ?? 'text'}
              options={FORMULA_RESULTS.map((value) => ({ value, label: t(`type.${value}`) }))}
              onValueChange={(result) => set({ result })}
            />
          </Labelled>
        </>
      )}
    </>
  );
}
