import { isProblem } from '@/shared/api/problem';

export interface Loss {
  change: string;
  description: string;
  count: number;
  meaning: string;
}

/** What would be lost, of a refusal that asks for it to be acknowledged; nothing of others. */
export function lossesOf(fault: unknown): Loss[] | undefined {
  if (!isProblem(fault) || fault.code !== 'unacknowledged-loss') {
    return undefined;
  }
  const effects = fault.document['effects'];
  if (!Array.isArray(effects)) {
    return undefined;
  }
  return effects
    .map((one: Record<string, unknown>) => ({
      change: String(one['change'] ?? ''),
      impact: one['impact'],
      description: String(one['description'] ?? ''),
      count: Number(one['count'] ?? 0),
      meaning: String(one['meaning'] ?? ''),
    }))
    .filter((one) => one.impact === 'losesData' && one.change !== '');
}
