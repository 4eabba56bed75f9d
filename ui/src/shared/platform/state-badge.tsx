import type { LucideIcon } from 'lucide-react';
import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleHelp, CircleStop, Clock, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '@/shared/ui/badge';

const LOOKS: Record<string, [Tone, LucideIcon]> = {
  succeeded: ['ok', CircleCheck],
  running: ['ok', CircleCheck],
  serving: ['ok', CircleCheck],
  healthy: ['ok', CircleCheck],
  resolved: ['ok', CircleCheck],
  merged: ['ok', CircleCheck],
  queued: ['neutral', Clock],
  pending: ['accent', LoaderCircle],
  deploying: ['accent', LoaderCircle],
  deleting: ['warn', LoaderCircle],
  failed: ['danger', CircleAlert],
  dead: ['danger', CircleAlert],
  unhealthy: ['danger', CircleAlert],
  open: ['danger', CircleAlert],
  conflicted: ['warn', CircleAlert],
  cancelled: ['neutral', Ban],
  stopped: ['neutral', CircleStop],
  former: ['neutral', CircleDashed],
  unchanged: ['neutral', CircleDashed],
  apart: ['neutral', CircleDashed],
  unknown: ['neutral', CircleHelp],
};

interface StateBadgeProps {
  state: string;
  /** A job that runs is at work; a deployment that runs is well. */
  busy?: boolean;
  label?: string;
}

/** A state in a word, with a sign of its own. */
export function StateBadge({ state, busy = false, label }: StateBadgeProps) {
  const { t } = useTranslation('platform');
  const [tone, icon] = busy
    ? (['accent', LoaderCircle] as const)
    : (LOOKS[state] ?? (['neutral', CircleDashed] as const));
  return (
    <Badge tone={tone} icon={icon} className="whitespace-nowrap">
      {label ?? t(`choice.${state}`, { defaultValue: state })}
    </Badge>
  );
}
