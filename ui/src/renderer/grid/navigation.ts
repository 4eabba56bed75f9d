/** Where one is in a grid: rows from 0, and -1 for the headings. */
export interface Place {
  row: number;
  column: number;
}

export interface Bounds {
  rows: number;
  columns: number;
  /** How many rows a page has. */
  page: number;
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads; nothing where it leads nowhere. */
export function moved(
  place: Place,
  { key, ctrlKey, metaKey }: Pressed,
  bounds: Bounds,
  isRightToLeft = false,
): Place | undefined {
  const far = ctrlKey || metaKey;
  const [last, end] = [bounds.rows - 1, bounds.columns - 1];
  const forth = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forth:
      return within({ ...place, column: far ? end : place.column + 1 }, bounds);
    case back:
      return within({ ...place, column: far ? 0 : place.column - 1 }, bounds);
    case 'ArrowDown':
      return within({ ...place, row: far ? last : place.row + 1 }, bounds);
    case 'ArrowUp':
      return within({ ...place, row: far ? 0 : place.row - 1 }, bounds);
    case 'PageDown':
      return within({ ...place, row: place.row + bounds.page }, bounds);
    case 'PageUp':
      return within({ ...place, row: Math.max(place.row - bounds.page, 0) }, bounds);
    case 'Home':
      return { row: far ? 0 : place.row, column: 0 };
    case 'End':
      return { row: far ? last : place.row, column: end };
    default:
      return undefined;
  }
}

export function within(place: Place, bounds: Bounds): Place {
  return {
    row: Math.min(Math.max(place.row, -1), bounds.rows - 1),
    column: Math.min(Math.max(place.column, 0), bounds.columns - 1),
  };
}

/** Tab after an edit: the next cell that can be edited in the same row, else in the next one. */
export function nextEditable(
  place: Place,
  bounds: Bounds,
  isEditable: (column: number) => boolean,
  step: 1 | -1,
): Place | undefined {
  for (let { row, column } = { row: place.row, column: place.column + step }; ; column += step) {
    if (column >= bounds.columns || column < 0) {
      row += step;
      column = step === 1 ? 0 : bounds.columns - 1;
    }
    if (row < 0 || row >= bounds.rows) {
      return undefined;
    }
    if (isEditable(column)) {
      return { row, column };
    }
    if (row === place.row + 2 * step) {
      return undefined;
    }
  }
}

/** Whether a key begins an edit with what was typed. */
export function beginsTyping(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
