import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Plus, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentApp } from '@/shared/current-app';
import { useSearchState } from '@/shared/search-state';
import { keysText } from '@/shared/shortcuts';
import { Badge } from '@/shared/ui/badge';
import { Button, IconButton, LinkButton } from '@/shared/ui/button';
import { useDesigner } from './designer';
import { lazily } from './lazily';
import { planQuery } from './review/plan';
import { useDraft, useStore } from './store/use-draft';
import { useSteps } from './use-undo-keys';

const ImportDialog = lazily(() => import('./import-dialog').then((part) => part.ImportDialog));
const HeaderMenu = lazily(() => import('./header-menu').then((part) => part.HeaderMenu));

/** What can be done with the whole model. */
export function HeaderActions() {
  const { t } = useTranslation('modeling');
  const { addEntity } = useDesigner();
  const { undoLabel, redoLabel } = useDraft();
  const { undo, redo } = useSteps();
  const [importing, setImporting] = useSearchState('import', '');
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
      <More onImport={() => setImporting('sql')} />
      {importing !== '' && <ImportDialog format={importing} onFormat={setImporting} />}
    </>
  );
}

/** What else there is: the menu comes when somebody opens it. */
function More({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation('modeling');
  const [wanted, setWanted] = useState(false);
  return wanted ? (
    <HeaderMenu onImport={onImport} />
  ) : (
    <IconButton
      icon={Ellipsis}
      label={t('more')}
      kind="secondary"
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    />
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
