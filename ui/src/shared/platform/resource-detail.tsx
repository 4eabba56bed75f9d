import { Value } from './cells';
import { useLabels } from './labels';
import { type Row, useSystemEntity } from './models';

interface ResourceDetailProps {
  name: string;
  row: Row;
  /** What stands elsewhere on the page. */
  hidden?: readonly string[];
}

/** All that the platform says of one resource. */
export function ResourceDetail({ name, row, hidden = [] }: ResourceDetailProps) {
  const { entity } = useSystemEntity(name);
  const labels = useLabels();
  const members = (entity?.members ?? []).filter(
    (one) => one.writeOnly !== true && !hidden.includes(one.name) && row[one.name] !== null && one.name in row,
  );
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-2">
      {members.map((member) => (
        <div key={member.name} className="contents">
          <dt className="text-muted">{labels.member(member)}</dt>
          <dd className="min-w-0">
            <Value member={member} row={row} whole />
          </dd>
        </div>
      ))}
    </dl>
  );
}
