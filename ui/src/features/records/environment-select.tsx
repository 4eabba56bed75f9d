import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCurrentApp } from '@/shared/current-app';
import { Select } from '@/shared/ui/select';
import { recordsPath, useEnvironment, useEnvironments } from './app-source';
import { STUDIO } from './platform-source';

/** Whose records: those of the studio, or of an application that runs. Not there while there is only one. */
export function EnvironmentSelect({ entity }: { entity?: string }) {
  const { t } = useTranslation('records');
  const { app } = useCurrentApp();
  const navigate = useNavigate();
  const current = useEnvironment();
  const names = useEnvironments(app.slug).data?.items.map((one) => one.name) ?? [];
  if (names.length < 2 && current === STUDIO) {
    return null;
  }
  return (
    <div className="w-40">
      <Select
        aria-label={t('environment')}
        options={[...new Set([...names, current])].map((name) => ({
          value: name,
          label: name === STUDIO ? t('studio') : name,
        }))}
        value={current}
        onValueChange={(name) =>
          void navigate(`${recordsPath(app.slug, name)}${entity === undefined ? '' : `/${entity}`}`)
        }
      />
    </div>
  );
}
