#!/usr/bin/env bash
# How fast mail leaves, beside Postfix's own smtp-source: the same Postfix on one core, the sender with its database on the
# other, the ledger durable, DKIM with RSA-2048 on. Interleaved pairs after a warm-up; the middle ratio counts.
# PIN=no lets all run where they like, SINK=yes takes smtp-sink in place of Postfix, SHARES=yes says what the program's time
# went into, by samples of the JDK's own recorder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
. "$root/bench/postfix.inc"
messages=${MESSAGES:-20000} pairs=${PAIRS:-5} pin=${PIN:-yes} sink=${SINK:-}
work=$(mktemp -d) site= sinking=
finish() {
  [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }
  [ -z "$sinking" ] || kill "$sinking" 2>/dev/null || true
  postfix_stop "$work/postfix"
  rm -rf "$work"
}
trap finish EXIT
on() { local core=$1; shift; if [ "$pin" = yes ]; then exec taskset -c "$core" "$@"; else exec "$@"; fi; } # in a subshell: becomes the command
port=$(free_port)
if [ -n "$sink" ]; then
  on 1 smtp-sink -u nobody 127.0.0.1:"$port" 1000 >"$work/sink" 2>&1 &
  sinking=$!
else
  postfix_make "$work/postfix" "$port"
  if [ "$pin" = yes ]; then postfix_start "$work/postfix" taskset -c 1; else postfix_start "$work/postfix"; fi
fi
export LOBBY_DATA=$work/data LOBBY_SMTP_URL=smtp://127.0.0.1:$port LOBBY_MAIL_DOMAIN=lobby.test
bench_build
[ -z "${SHARES:-}" ] || export LOBBY_JAVA_OPTS="-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=$work/run.jfr"
on 0 "$root/bin/lobby" serve --port 0 --no-starter >"$work/log" 2>&1 &
site=$!
until [ -e "$LOBBY_DATA/postgres/data/postmaster.pid" ] && ask "select count(*) from broadcast" >/dev/null 2>&1; do sleep 0.5; done

ours() { # NAME MESSAGES: prints messages a second, from the start to the last record of the ledger
  local id added done
  read -r id added < <(program org.centrallobby.bench.PrepareBroadcast "$1" "$2" 1)
  sleep 2
  ask "update broadcast set state = 'RUNNING', started_at = clock_timestamp() where id = $id; notify lobby, 'MAIL'"
  until [ "$(ask "select state from broadcast where id = $id")" = DONE ]; do sleep 1; done
  done=$(ask "select sum(number) from broadcast_tally where broadcast_id = $id and ending = 'ACCEPTED'")
  [ "$done" = "$added" ] || { echo "mail: only $done of $added were accepted" >&2; ask "select outcome, answer, count(*) from broadcast_attempt group by 1, 2 order by 3 desc limit 5" >&2; exit 1; }
  ask "select round($added / extract(epoch from (select max(at) from broadcast_tally where broadcast_id = $id) - started_at), 1) from broadcast where id = $id"
}
theirs() { # MESSAGES
  local began ended
  began=$(date +%s%N)
  (on 0 smtp-source -d -s 20 -m "$1" -l 2048 -f news@lobby.test -t subscriber@example.test 127.0.0.1:"$port")
  ended=$(date +%s%N)
  python3 -c "print(round($1 / (($ended - $began) / 1e9), 1))"
}
# Seconds of processor that the program, its database, and the relay have used so far.
used() {
  local pids
  case $1 in
    program) pids=$site ;;
    database) pids=$(sed -n 1p "$LOBBY_DATA/postgres/data/postmaster.pid"); pids="$pids $(pgrep -P "$pids" | tr '\n' ' ')" ;;
  esac
  for p in $pids; do cat /proc/"$p"/stat 2>/dev/null; done | awk '{n += $14 + $15} END {print n / 100}'
}
echo "mail: warming up"
theirs 3000 >/dev/null
ours warm 10000 >/dev/null
for pair in $(seq "$pairs"); do
  b=$(theirs "$messages")
  program=$(used program) database=$(used database)
  a=$(ours "pair$pair" "$messages")
  echo "pair $pair: ours $a/s smtp-source $b/s; a message cost the program $(python3 -c "print(round(($(used program) - $program) / $messages * 1000, 2))") ms and its database $(python3 -c "print(round(($(used database) - $database) / $messages * 1000, 2))")"
  echo "$a $b" >>"$work/pairs"
done
if [ -n "${SHARES:-}" ]; then
  kill "$site"; wait "$site" 2>/dev/null || true; site=
  "$JAVA_HOME/bin/jfr" print --events jdk.ExecutionSample,jdk.NativeMethodSample --stack-depth 64 "$work/run.jfr" | python3 "$root/bench/shares.py"
fi
python3 - "$work/pairs" <<'PY'
import statistics, sys
rows = [tuple(map(float, line.split())) for line in open(sys.argv[1])]
ratio = statistics.median(a / b for a, b in rows)
print(f"mail ratio {ratio:.2f} ours {statistics.median(a for a, b in rows):.0f}/s smtp-source {statistics.median(b for a, b in rows):.0f}/s")
PY
