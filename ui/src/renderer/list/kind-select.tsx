import { useTranslation } from 'react-i18next';
import { Select } from '@/shared/ui/select';
import { type Entity, type Member, systemLast } from '../meta';
import type { ViewKind } from '../source';
import type { ListState } from './list-state';

interface KindSelectProps {
  entity: Entity;
  members: readonly Member[];
  state: ListState;
  onChange: (part: Partial<ListState>) => void;
}

/** What a board can have its columns by. */
export function boardMembers(members: readonly Member[]): Member[] {
  return members.filter((member) => member.type === 'choice');
}

/** What a calendar can lay out by. */
export function calendarMembers(members: readonly Member[]): Member[] {
  return systemLast(members).filter((member) => member.type === 'date' || member.type === 'dateTime');
}

/** Grid, board or calendar, and by which member. */
export function KindSelect({ members, state, onChange }: KindSelectProps) {
  const { t } = useTranslation('renderer');
  const choices = boardMembers(members);
  const dates = calendarMembers(members);
  const options = [
    { value: 'grid', label: t('kind.grid') },
    ...choices.map((member) => ({ value: `board ${member.name}`, label: t('kind.board', { by: member.label }) })),
    ...dates.map((member) => ({ value: `calendar ${member.name}`, label: t('kind.calendar', { by: member.label }) })),
  ];
  const value = state.kind === 'grid' ? 'grid' : `${state.kind} ${state.by}`;
  return (
    <div className="w-48">
      <Select
        aria-label={t('kind.title')}
        className="text-sm"
        options={options}
        value={value}
        onValueChange={(next) => {
          const [kind = 'grid', by = ''] = next.split(' ');
          onChange({ kind: kind as ViewKind, by });
        }}
      />
    </div>
  );
}
