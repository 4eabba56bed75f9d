import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { CopyButton } from '@/shared/ui/copy-button';
import { Dialog } from '@/shared/ui/dialog';

export interface Secret {
  title: string;
  text: string;
  /** What is shown this once, each with its name. */
  parts: ReadonlyArray<{ label: string; value: string }>;
}

interface SecretDialogProps {
  secret: Secret | undefined;
  onClose: () => void;
}

/** Shows what the platform says this once. */
export function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const { t } = useTranslation('settings');
  return (
    secret && (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={secret.title}
        description={secret.text}
        footer={
          <Button kind="primary" onClick={onClose}>
            {t('secret.kept')}
          </Button>
        }
      >
        <dl className="flex flex-col gap-3">
          {secret.parts.map((part) => (
            <div key={part.label}>
              <dt className="text-muted">{part.label}</dt>
              <dd className="flex items-center gap-1 rounded-md bg-sunken p-2">
                <code className="min-w-0 flex-1 font-mono text-sm break-all">{part.value}</code>
                <CopyButton text={part.value} label={t('secret.copy', { name: part.label })} />
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    )
  );
}
