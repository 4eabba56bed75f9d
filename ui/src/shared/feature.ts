import type { LucideIcon } from 'lucide-react';
import type { RouteObject } from 'react-router';

/** A place that the rail leads to. */
export interface NavEntry {
  id: string;
  /** `workspace` beside the apps, `app` within one. */
  area: 'workspace' | 'app';
  /** Relative to `/`, or to `/apps/{app}/`. */
  to: string;
  /** The key of its name, in the messages of the shell, which are always there: `app:nav.jobs`. */
  label: string;
  icon: LucideIcon;
  /** Where it stands among the others: tens, see docs/ui.md. */
  order: number;
  /** The letter after `g` that goes there. */
  letter?: string;
}

/** Something that the palette finds and does. */
export interface PaletteEntry {
  id: string;
  /** What it is called, in the language of the reader. */
  title: string;
  /** The heading under which it stands. */
  group: string;
  /** Other words that find it. */
  keywords?: string[];
  icon?: LucideIcon;
  run: () => void;
}

/** What a feature adds to the studio. Pages come by `lazy`, so that nobody loads what they do not open. */
export interface Feature {
  /** The name of its folder, and of the namespace of its messages, which its pages wait for. */
  name: string;
  /** Other namespaces that its pages speak with: `renderer`. */
  messages?: string[];
  /** Pages without the shell, for those who are not signed in. */
  publicRoutes?: RouteObject[];
  /** Pages of the workspace, relative to `/`. */
  routes?: RouteObject[];
  /** Pages of an app, relative to `/apps/{app}/`. */
  appRoutes?: RouteObject[];
  nav?: NavEntry[];
  /** A hook, called while the palette is open, with what is typed. */
  usePalette?: (query: string) => PaletteEntry[];
}
