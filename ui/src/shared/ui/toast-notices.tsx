import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kind, Notice } from './toast';

const manager = Base.createToastManager();
const LONG_MILLIS = 10_000;
const SHORT_MILLIS = 5_000;

// What comes before anybody listens would be lost.
let waiting: Notice[] | undefined = [];

export function add(notice: Notice): void {
  if (waiting) {
    waiting.push(notice);
  } else {
    show(notice);
  }
}

function show({ title, text, kind = 'info', action }: Notice): void {
  manager.add({
    title,
    ...(text === undefined ? {} : { description: text }),
    type: kind,
    priority: kind === 'error' ? 'high' : 'low',
    timeout: kind === 'error' || action !== undefined ? LONG_MILLIS : SHORT_MILLIS,
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.onSelect } }),
  });
}

const ICONS = { info: Info, ok: CircleCheck, error: CircleAlert };
const COLOURS = { info: 'text-accent', ok: 'text-ok', error: 'text-danger' };

/** In a portal: within the grid of the shell it would take a row. */
export default function Notices() {
  const { t } = useTranslation('shared');
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport
          aria-label={t('notices')}
          className="fixed end-4 bottom-20 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2"
        >
          <NoticeList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function NoticeList() {
  const { t } = useTranslation('shared');
  const { toasts } = Base.useToastManager();
  useEffect(() => {
    const late = waiting ?? [];
    waiting = undefined;
    late.forEach(show);
  }, []);
  return toasts.map((notice) => {
    const kind = (notice.type ?? 'info') as Kind;
    const Icon = ICONS[kind];
    return (
      <Base.Root
        key={notice.id}
        toast={notice}
        className="rounded-lg border border-line bg-surface text-ink shadow-lg transition-opacity duration-180 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Base.Content className="flex items-start gap-3 p-3">
          <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${COLOURS[kind]}`} />
          <div className="flex min-w-0 flex-1 flex-col">
            <Base.Title className="font-medium" />
            <Base.Description className="text-muted" />
            {notice.actionProps && <Base.Action className="mt-1 self-start font-medium text-accent underline" />}
          </div>
          <Base.Close
            aria-label={t('close')}
            className="flex size-6 items-center justify-center rounded-sm text-muted hover:bg-sunken"
          >
            <X aria-hidden="true" className="size-4" />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}
