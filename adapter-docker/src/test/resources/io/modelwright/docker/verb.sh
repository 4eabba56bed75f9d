#!/bin/sh
# One verb by the name it is called by; its argument is the query.
printf 'Content-Type: text/plain\r\n\r\n'
case $(basename "$0") in
  hello) echo hello ;;
  env) env | sed -n "s/^$QUERY_STRING=//p" ;;
  secret) cat "/run/secrets/$QUERY_STRING" ;;
  keep) echo "$QUERY_STRING" >/data/kept ;;
  kept) cat /data/kept 2>/dev/null ;;
  say) echo "$QUERY_STRING" >/tmp/out ;;
  warn) echo "$QUERY_STRING" >/tmp/err ;;
  long) printf '%40000s\n' '' | tr ' ' x >/tmp/out ;;
  end)
    echo "$QUERY_STRING" >/tmp/ending
    mv /tmp/ending /tmp/end
    ;;
  eat) kill -USR1 1 ;;
esac
