import { useQuery } from '@tanstack/react-query';
import { Download, Ellipsis, History, Plus, Redo2, Undo2, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCurrentApp } from '@/shared/current-app';
import { useSearchState } from '@/shared/search-state';
import { keysText } from '@/shared/shortcuts';
import { Badge } from '@/shared/ui/badge';
import { Button, IconButton, LinkButton } from '@/shared/ui/button';
import { Menu } from '@/shared/ui/menu';
import { useDesigner } from './designer';
import { EXPORTS, useExport } from './exports';
import { ImportDialog } from './import-dialog';
import { planQuery } from './review/plan';
import { useDraft, useStore } from './store/use-draft';
import { useSteps } from './use-undo-keys';

/** What can be done with the whole model. */
export function HeaderActions() {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const { addEntity } = useDesigner();
  const { undoLabel, redoLabel } = useDraft();
  const { undo, redo } = useSteps();
  const [importing, setImporting] = useSearchState('import', '');
  const navigate = useNavigate();
  const download = useExport();
  return (
    <>
      <div className="flex">
        <IconButton
          icon={Undo2}
          label={undoLabel === undefined ? t('undo') : t('undoStep', { step: t(`step.${undoLabel}`) })}
          keys={keysText('mod+z')}
          disabled={undoLabel === undefined}
          onClick={undo}
        />
        <IconButton
          icon={Redo2}
          label={redoLabel === undefined ? t('redo') : t('redoStep', { step: t(`step.${redoLabel}`) })}
          keys={keysText('mod+y')}
          disabled={redoLabel === undefined}
          onClick={redo}
        />
      </div>
      <Button icon={Plus} onClick={addEntity}>
        {t('entity.add')}
      </Button>
      <ReviewButton />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('more')} kind="secondary" />}
        groups={[
          [
            {
              id: 'versions',
              label: t('versions.title'),
              icon: History,
              onSelect: () => void navigate(`/apps/${app.slug}/model/versions`),
            },
            { id: 'import', label: t('import.title'), icon: Upload, onSelect: () => setImporting('sql') },
          ],
          EXPORTS.map((format) => ({
            id: format,
            label: t(`export.${format}`),
            icon: Download,
            onSelect: () => void download(format),
          })),
        ]}
      />
      {importing !== '' && <ImportDialog format={importing} onFormat={setImporting} />}
    </>
  );
}

function ReviewButton() {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const store = useStore();
  const { save } = useDraft();
  const plan = useQuery({ ...planQuery(app.slug, store.revision), enabled: save === 'saved' });
  const count = plan.data?.changes.length;
  return (
    <LinkButton kind="primary" to={`/apps/${app.slug}/model/review`}>
      {t('review.open')}
      {count !== undefined && count > 0 && (
        <Badge tone="accent" className="min-w-5 justify-center tabular-nums">
          <span aria-hidden="true">{count}</span>
          <span className="sr-only">{t('review.count', { count })}</span>
        </Badge>
      )}
    </LinkButton>
  );
}
