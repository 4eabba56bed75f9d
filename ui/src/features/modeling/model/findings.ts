import { segments } from '@/shared/api/problem';
import { type Design, entityNamed } from './types';

export interface Finding {
  code: string;
  severity: 'error' | 'warning';
  pointer: string;
  message: string;
}

export interface PlacedFinding extends Finding {
  /** The entity or role at which it is shown, if it is of one. */
  owner: string | undefined;
  /** The field, relation, rule or set that it is of. */
  element: string | undefined;
  /** The key of that element that it is of. */
  key: string | undefined;
}

// What a refusal lists too, without having refused for it.
const WARNINGS = new Set(['key-too-wide', 'on-delete-without-effect', 'create-impossible', 'duplicate-key']);

type Listed = { id?: string; entity?: string } & Record<string, unknown>;

/** Says which elements of the document that was sent findings are of. */
export function place(
  design: Design,
  findings: ReadonlyArray<Omit<Finding, 'severity'> & Partial<Finding>>,
): PlacedFinding[] {
  return findings.map((finding) => {
    const severity = finding.severity ?? (WARNINGS.has(finding.code) ? 'warning' : 'error');
    return { ...finding, severity, ...located(design, segments(finding.pointer)) };
  });
}

function located(design: Design, path: string[]): Pick<PlacedFinding, 'owner' | 'element' | 'key'> {
  const [list, index, inner, innerIndex, ...rest] = path;
  const element = (design as unknown as Record<string, Listed[] | undefined>)[list ?? '']?.[Number(index)];
  if (element === undefined) {
    return { owner: undefined, element: undefined, key: undefined };
  }
  if (list === 'relations') {
    const from = entityNamed(design, String(element['from']));
    return { owner: from?.id, element: element.id, key: inner };
  }
  const child = (element[inner ?? ''] as Listed[] | undefined)?.[Number(innerIndex)];
  if (typeof child !== 'object') {
    return { owner: element.id, element: undefined, key: inner };
  }
  return { owner: element.id, element: child.id ?? child.entity, key: rest[0] };
}
