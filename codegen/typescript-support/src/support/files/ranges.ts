/** The part of a content that a request asks for (RFC 9110, section 14); none where its length is 0. */
export interface ByteRange {
  readonly from: number;
  readonly length: number;
}

/** Undefined where no range is asked for, several, or one that is not understood: then all is given. */
export function rangeOf(field: string | undefined, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=([0-9]{0,15})-([0-9]{0,15})$/.exec(field?.trim() ?? '') ?? [];
  if (first === '' && last === '') {
    return undefined;
  }
  if (first === '') {
    const length = Math.min(Number(last), size);
    return { from: size - length, length };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) {
    return undefined;
  }
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { from, length: from < size ? to - from + 1 : 0 };
}
