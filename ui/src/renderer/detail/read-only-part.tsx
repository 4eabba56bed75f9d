import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Decimal, textOf } from '../cel/decimal';
import { dateOf, durationText } from '../cel/times';
import { literal } from '../cel/tokens';
import { Timed, type Value } from '../cel/values';
import { Cell } from '../fields/cell';
import { fieldType } from '../fields/registry';
import { useLinks } from '../links';
import { type Entity, entityOf, type Member, memberOf, type Row } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';

interface ReadOnlyPartProps {
  entity: Entity;
  row: Row;
  /** What formulas give for what is typed. */
  formulas: Record<string, Value>;
}

const SYSTEM = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version'];

/** What nobody writes, or not the caller: formulas, numbers, who and when, and the records that lead here. */
export function ReadOnlyPart({ entity, row, formulas }: ReadOnlyPartProps) {
  const { t } = useTranslation('renderer');
  const { meta } = useShown();
  const rights = rightsOf(meta, entity);
  const isShown = (member: Member) =>
    rights.sees(member) &&
    Object.hasOwn(row, member.name) &&
    (SYSTEM.includes(member.name) ||
      (member.kind !== 'system' && (fieldType(member) === undefined || !rights.writes(member, 'update'))));
  const members = entity.members.filter(isShown);
  return (
    <div className="mt-2 flex flex-col gap-4 border-t border-line pt-4">
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-2">
        {[...members.filter((one) => one.kind !== 'system'), ...members.filter((one) => one.kind === 'system')].map(
          (member) => (
            <div key={member.name} className="contents">
              <dt className="text-muted">{member.label}</dt>
              <dd className="min-w-0">
                <Cell
                  member={member}
                  value={
                    Object.hasOwn(formulas, member.name) ? wireValue(formulas[member.name] ?? null) : row[member.name]
                  }
                  dense={false}
                />
              </dd>
            </div>
          ),
        )}
      </dl>
      <Backwards entity={entity} row={row} label={t('detail.related')} />
    </div>
  );
}

/** A value of the language as it would be on the wire. */
function wireValue(value: Value): unknown {
  if (value instanceof Decimal) {
    return textOf(value);
  }
  if (value instanceof Timed) {
    return typeof value.value === 'string'
      ? value.value.replace(/\.000000$/, '')
      : value.kind === 'duration'
        ? durationText(value.value)
        : momentWire(value.value);
  }
  return typeof value === 'bigint' ? value.toString() : value;
}

function momentWire(micros: bigint): string {
  const seconds = Number(micros / 1_000_000n);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const pad = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${dateOf(day)}T${pad(rest / 3600)}:${pad((rest / 60) % 60)}:${pad(rest % 60)}Z`;
}

/** Lists of the records whose relations lead to this one. */
function Backwards({ entity, row, label }: { entity: Entity; row: Row; label: string }) {
  const { meta } = useShown();
  const links = useLinks();
  const found = entity.members.flatMap((member) => {
    const target = entityOf(meta, member.target);
    const back = target && member.back ? memberOf(target, member.back) : undefined;
    return member.inverse && target && back && !back.many ? [{ member, target, back }] : [];
  });
  if (found.length === 0) {
    return null;
  }
  return (
    <nav aria-label={label} className="flex flex-wrap gap-3">
      {found.map(({ member, target, back }) => (
        <Link
          key={member.name}
          to={links.list(target.name, { filter: `${back.name} == ${literal(row.id)}` })}
          className="text-accent underline"
        >
          {member.label}
        </Link>
      ))}
    </nav>
  );
}
