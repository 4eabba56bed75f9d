import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '@/shared/format';
import { type Chart, formatFigure } from './figures';
import type { Numbers } from './summaries';

interface PlotProps {
  chart: Chart;
  /** Seconds since 1970. */
  times: readonly number[];
  values: readonly Numbers[];
  labels: readonly string[];
}

const HEIGHT = 160;
const AXIS = 72;

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function optionsOf(chart: Chart, labels: readonly string[], width: number, language: string): UPlot.Options {
  const axis = {
    stroke: colour('muted'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1 },
  };
  const font = '12px ui-sans-serif, system-ui, sans-serif';
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false },
    scales: { y: { range: (_, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.05 : 1] } },
    axes: [
      { ...axis, font, values: (_, seconds) => seconds.map((one) => timeText(one, seconds, language)) },
      {
        ...axis,
        font,
        size: AXIS,
        values: (_, numbers) => numbers.map((one) => formatFigure(one, chart.unit, language)),
      },
    ],
    series: [
      {},
      ...chart.lines.map((line, index) => ({
        label: labels[index] ?? '',
        stroke: colour(line.colour),
        width: 1.5,
        points: { show: false },
        // A gap is nothing known, not a line across it.
        spanGaps: false,
      })),
    ],
  };
}

const DAY = 86_400;

function timeText(seconds: number, all: readonly number[], language: string): string {
  const at = new Date(seconds * 1_000);
  const isLong = (all.at(-1) ?? 0) - (all[0] ?? 0) >= DAY;
  return isLong
    ? at.toLocaleDateString(language, { day: 'numeric', month: 'short' })
    : at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A picture for the eye: what it says stands beside it in words and figures. */
export function Plot({ chart, times, values, labels }: PlotProps) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const key = labels.join('\n');
  const data = useRef<UPlot.AlignedData>([[]]);
  data.current = [[...times], ...values.map((one) => [...one])];

  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    function draw(host: HTMLDivElement) {
      plot.current?.destroy();
      plot.current = new UPlot(optionsOf(chart, key.split('\n'), host.clientWidth, language), data.current, host);
    }
    draw(element);
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    // Its colours are those of the theme at the time of drawing.
    const themed = new MutationObserver(() => draw(element));
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [chart, key, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn changes with them
  useEffect(() => {
    plot.current?.setData(data.current);
  }, [times, values]);

  return <div ref={box} aria-hidden="true" className="min-w-0 overflow-hidden" />;
}
