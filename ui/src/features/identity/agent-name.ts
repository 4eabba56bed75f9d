// The first that fits: most browsers also claim to be others.
const BROWSERS: ReadonlyArray<[string, RegExp]> = [
  ['Edge', /\bEdg\w*\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\b(?:Headless)?Chrom(?:e|ium)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: ReadonlyArray<[string, RegExp]> = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

/** What people call the browser and system of a User-Agent; programs by their own name; nothing where it says nothing. */
export function agentName(agent: string): string | undefined {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(agent))?.[0];
  const known = [browser, system].filter((part) => part !== undefined).join(' · ');
  return known !== '' ? known : agent.split(/[\s/]/, 1)[0] || undefined;
}
