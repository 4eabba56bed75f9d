import { Download, FileUp, MoreHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { IconButton } from '@/shared/ui/button';
import { Menu } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toast';
import type { Entity } from '../meta';
import type { Rights } from '../rights';
import { saveBlob } from '../save-blob';
import { useSource } from '../source';

const ImportDialog = lazy(async () => ({ default: (await import('../transfer/import-dialog')).ImportDialog }));

interface TransferMenuProps {
  entity: Entity;
  filter: string;
  rights: Rights;
}

/** Records as files, out and in. */
export function TransferMenu({ entity, filter, rights }: TransferMenuProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const [imports, setImports] = useState(false);

  async function save(format: 'csv' | 'ndjson') {
    try {
      const blob = await source.exportAll(entity.name, format, filter === '' ? undefined : filter);
      saveBlob(blob, `${entity.name}.${format}`);
    } catch (fault) {
      toast({ kind: 'error', title: t('transfer.failed'), text: isProblem(fault) ? fault.detail : String(fault) });
    }
  }

  return (
    <>
      <Menu
        trigger={<IconButton icon={MoreHorizontal} size="small" label={t('transfer.title')} />}
        groups={[
          [
            { id: 'csv', label: t('transfer.csv'), icon: Download, onSelect: () => void save('csv') },
            { id: 'ndjson', label: t('transfer.ndjson'), icon: Download, onSelect: () => void save('ndjson') },
          ],
          ...(rights.may('create')
            ? [[{ id: 'import', label: t('transfer.import'), icon: FileUp, onSelect: () => setImports(true) }]]
            : []),
        ]}
      />
      <Suspense>
        {imports && <ImportDialog entity={entity} rights={rights} onClose={() => setImports(false)} />}
      </Suspense>
    </>
  );
}
