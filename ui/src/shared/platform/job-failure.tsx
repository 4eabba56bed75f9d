import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface JobFailureProps {
  error: { type: string; title: string; detail: string };
  children?: ReactNode;
}

const PREFIX = 'urn:modelwright:problem:';

export function codeOf(error: { type: string }): string {
  return error.type.startsWith(PREFIX) ? error.type.slice(PREFIX.length) : '';
}

/** Why something failed, in words, and what helps where we know it. */
export function JobFailure({ error, children }: JobFailureProps) {
  const { t } = useTranslation('platform');
  const help = t(`help.${codeOf(error)}`, { defaultValue: '' });
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-danger bg-danger-soft p-3">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{error.detail === '' ? error.title : error.detail}</p>
        {help !== '' && <p>{help}</p>}
        {children}
      </div>
    </div>
  );
}
