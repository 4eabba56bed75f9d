import { useEffect, useState } from 'react';
import { formatDateTime, formatRelative, useLanguage } from '@/shared/format';

interface TimeProps {
  /** An instant of the API, RFC 3339. */
  value: string;
}

/** A point of time, in the reader's zone. */
export function DateTime({ value }: TimeProps) {
  const language = useLanguage();
  return <time dateTime={value}>{formatDateTime(value, language)}</time>;
}

const MINUTE = 60_000;

/** How long ago; the exact time on hovering. */
export function RelativeTime({ value }: TimeProps) {
  const language = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={value} title={formatDateTime(value, language)}>
      {formatRelative(value, now, language)}
    </time>
  );
}
