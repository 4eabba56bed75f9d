import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizedFetch } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { useCurrentApp } from '@/shared/current-app';
import { toast } from '@/shared/ui/toast';
import { useStore } from './store/use-draft';

export const EXPORTS = ['design', 'sql', 'mermaid', 'jsonschema'] as const;
export type ExportFormat = (typeof EXPORTS)[number];

const ENDINGS: Record<ExportFormat, string> = { design: 'yaml', sql: 'sql', mermaid: 'mmd', jsonschema: 'schema.json' };

/** Downloads the draft, as it is saved, in a form of another tool. */
export function useExport() {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const store = useStore();
  return useCallback(
    async (format: ExportFormat) => {
      try {
        await store.flush();
        const response = await authorizedFetch(`/api/v1/apps/${app.slug}/draft/export?format=${format}`);
        if (!response.ok) {
          throw await Problem.of(response);
        }
        saveAs(await response.blob(), `${app.slug}.${ENDINGS[format]}`);
      } catch (fault) {
        toast({ title: t('export.failed'), text: fault instanceof Error ? fault.message : '', kind: 'error' });
      }
    },
    [app.slug, store, t],
  );
}

function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
