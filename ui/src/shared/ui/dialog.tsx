import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button';
import { cx } from './cx';
import { Field } from './field';
import { TextInput } from './inputs';
import { ProblemNotice } from './problem-notice';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  width?: 'narrow' | 'wide' | 'panel';
  children?: ReactNode;
}

const WIDTHS = {
  narrow: 'md:max-w-md md:my-auto',
  wide: 'md:max-w-3xl md:my-auto',
  // at the end of the page, from top to bottom
  panel: 'md:max-w-xl md:ms-auto md:me-0 md:min-h-full md:rounded-none',
};

/** A layer that holds the focus until it is left; a full page on phones. */
export function Dialog({ open, onOpenChange, title, description, footer, width = 'narrow', children }: DialogProps) {
  const { t } = useTranslation('shared');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-ink/40 transition-opacity duration-180 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-sunken/80" />
        <Base.Viewport className={cx('fixed inset-0 z-40 flex overflow-y-auto', width !== 'panel' && 'md:p-6')}>
          <Base.Popup
            className={cx(
              // as high as what it holds: stretched it would end at the window, and its text go on over the page
              'relative mx-auto flex min-h-full w-full flex-col self-start bg-surface text-ink shadow-xl outline-none transition-[opacity,transform] duration-180 data-ending-style:opacity-0 data-starting-style:opacity-0 md:min-h-0 md:rounded-lg md:border md:border-line',
              WIDTHS[width],
            )}
          >
            <div className="flex min-w-0 flex-col gap-1 px-5 pt-4 pe-14">
              <Base.Title className="text-xl font-semibold">{title}</Base.Title>
              {description && <Base.Description className="text-muted">{description}</Base.Description>}
            </div>
            <div className="flex-1 px-5 py-4">{children}</div>
            {footer && (
              <div className="sticky bottom-0 z-10 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-3 md:rounded-b-lg">
                {footer}
              </div>
            )}
            {/* The last one, so that the first field gets the focus. */}
            <Base.Close
              render={<IconButton icon={X} label={t('close')} size="small" className="absolute end-3 top-3" />}
            />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What it means, with what depends on it. */
  children?: ReactNode;
  confirmLabel: string;
  /** Must be typed first: for what cannot be brought back. */
  typedName?: string;
  danger?: boolean;
  /** A problem that it throws is shown, and the dialog stays. */
  onConfirm: () => Promise<void>;
}

/** Asks before something happens that is hard to undo. */
export function ConfirmDialog({
  danger = true,
  typedName,
  confirmLabel,
  onConfirm,
  children,
  ...dialog
}: ConfirmDialogProps) {
  const { t } = useTranslation('shared');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const ready = typedName === undefined || typed === typedName;

  function change(open: boolean) {
    setTyped('');
    setProblem(undefined);
    dialog.onOpenChange(open);
  }

  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      change(false);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      {...dialog}
      onOpenChange={change}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} disabled={!ready} busy={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {children}
        {typedName !== undefined && (
          <Field label={t('typeToConfirm', { name: typedName })} dense>
            <TextInput
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        )}
        {problem !== undefined && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
