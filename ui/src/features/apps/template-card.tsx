import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { OutlinePicture } from './outline-picture';
import type { Template } from './templates';

interface TemplateCardProps {
  template: Template;
  /** Which of the two is on its way. */
  busy: 'sample' | 'model' | undefined;
  disabled: boolean;
  onUse: (sample: boolean) => void;
}

export function TemplateCard({ template, busy, disabled, onUse }: TemplateCardProps) {
  const { t } = useTranslation('apps');
  return (
    <section
      aria-labelledby={`template-${template.slug}`}
      className="flex h-full min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <OutlinePicture template={template} />
      <h2 id={`template-${template.slug}`} className="text-lg font-semibold">
        {template.name}
      </h2>
      <p>{template.description}</p>
      <p className="text-sm text-muted">
        {t('counts', {
          entities: t('entities', { count: template.entityCount }),
          fields: t('fields', { count: template.fieldCount }),
          rules: t('rules', { count: template.ruleCount }),
          roles: t('roles', { count: template.roleCount }),
        })}
      </p>
      <details>
        <summary className="cursor-pointer text-accent">{t('lookAt', { name: template.name })}</summary>
        <ul className="mt-2 flex flex-col gap-2">
          {template.entities.map((entity) => (
            <li key={entity.name}>
              <p className="font-medium">{entity.pluralLabel}</p>
              <p className="text-sm text-muted">{entity.fields.map((field) => field.label).join(', ')}</p>
            </li>
          ))}
        </ul>
      </details>
      <div className="mt-auto flex flex-wrap gap-2 pt-1">
        <Button
          kind="primary"
          icon={Play}
          busy={busy === 'sample'}
          disabled={disabled}
          aria-describedby={`template-${template.slug}`}
          onClick={() => onUse(true)}
        >
          {t('use')}
        </Button>
        <Button
          busy={busy === 'model'}
          disabled={disabled}
          aria-describedby={`template-${template.slug}`}
          onClick={() => onUse(false)}
        >
          {t('useModel')}
        </Button>
      </div>
    </section>
  );
}
