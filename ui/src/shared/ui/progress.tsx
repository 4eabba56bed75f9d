import { Progress } from '@base-ui/react/progress';

interface ProgressBarProps {
  label: string;
  /** 0 to 100; null while nobody knows how much is left. */
  percent: number | null;
  /** What is being done just now. */
  stage?: string;
}

export function ProgressBar({ label, percent, stage }: ProgressBarProps) {
  return (
    <Progress.Root
      value={percent}
      className="flex flex-col gap-1"
      {...(stage === undefined ? {} : { 'aria-valuetext': stage })}
    >
      <div className="flex justify-between gap-2 text-sm">
        <Progress.Label>{label}</Progress.Label>
        <span className="text-muted tabular-nums">{stage}</span>
      </div>
      <Progress.Track className="h-2 overflow-hidden rounded-full bg-line">
        <Progress.Indicator className="h-full bg-accent transition-[width] duration-180 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  );
}
