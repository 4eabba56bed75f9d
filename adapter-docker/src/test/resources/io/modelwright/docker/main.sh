#!/bin/sh
# The contract's program: a server of verbs, which ends as a file tells.
trap 'exit 143' TERM INT
# Memory is what the first process takes: it is the one whose end ends the container.
trap 'exec tail /dev/zero' USR1
echo started
# Verbs write to the log through these, so that lines stay whole. Opened for both, so that they never see an end.
mkfifo /tmp/out /tmp/err
cat <>/tmp/out &
cat <>/tmp/err >&2 &
httpd -f -p 8080 -h /program/www &
while [ ! -f /tmp/end ]; do sleep 0.05; done
exit "$(cat /tmp/end)"
