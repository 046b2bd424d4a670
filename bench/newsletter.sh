#!/usr/bin/env bash
# A newsletter to a million subscribers into smtp-sink, with a heap of 256 MB, while people wait for confirmations before
# their screens: how many a second, how long in all, and how long a confirmation took from the outbox to the server's 250.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
. "$root/bench/postfix.inc"
recipients=${RECIPIENTS:-1000000} domains=${DOMAINS:-10}
work=$(mktemp -d) site= sink=
finish() {
  [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }
  [ -z "$sink" ] || kill "$sink" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
port=$(free_port)
smtp-sink -u nobody 127.0.0.1:"$port" 1000 >"$work/sink" 2>&1 & sink=$!
sleep 1; kill -0 "$sink" 2>/dev/null || { echo "newsletter: smtp-sink does not start:"; cat "$work/sink"; exit 1; }
export LOBBY_DATA=$work/data LOBBY_SMTP_URL=smtp://127.0.0.1:$port LOBBY_MAIL_DOMAIN=lobby.test
bench_build
LOBBY_JAVA_OPTS="-Xmx256m -Xlog:gc*:file=$work/gc.log:time:filecount=0" "$root/bin/lobby" serve --port 0 --no-starter >"$work/log" 2>&1 &
site=$!
until [ -e "$LOBBY_DATA/postgres/data/postmaster.pid" ] && ask "select count(*) from broadcast" >/dev/null 2>&1; do sleep 0.5; done
began=$(date +%s)
read -r id added < <(program org.centrallobby.bench.PrepareBroadcast news "$recipients" "$domains")
echo "newsletter: $added recipients were added in $(( $(date +%s) - began )) s"
ask "update broadcast set state = 'RUNNING', started_at = clock_timestamp() where id = $id; notify lobby, 'MAIL'"
n=0
while [ "$(ask "select state from broadcast where id = $id")" != DONE ]; do
  program org.centrallobby.bench.InjectConfirmations 100 100
  n=$((n + 1))
  [ $((n % 5)) != 0 ] || echo "newsletter: $(ask "select sum(number) from broadcast_tally where broadcast_id = $id") so far"
done
seconds=$(ask "select round(extract(epoch from (select max(at) from broadcast_tally where broadcast_id = $id) - started_at), 1) from broadcast where id = $id")
heap=$(grep -o '[0-9]*M->[0-9]*M' "$work/gc.log" | sed 's/.*->//; s/M//' | sort -n | tail -1)
ask "select 'newsletter: attempts by outcome: ' || string_agg(outcome || ' ' || n, ', ') from (select outcome, count(*) as n from broadcast_attempt group by 1) as a"
read -r confirmations p99 most < <(ask "
  select count(*) || ' ' || round(1000 * percentile_cont(0.99) within group (order by extract(epoch from m.finished_at - m.queued_at))::numeric)
      || ' ' || round(1000 * max(extract(epoch from m.finished_at - m.queued_at)))
  from outgoing_mail m where kind = 'bench.confirmation' and state = 'ACCEPTED'
    and queued_at < (select max(at) from broadcast_tally where broadcast_id = $id)")
echo "newsletter $added in $seconds s, $(python3 -c "print(round($added / $seconds))")/s, heap after collections at most $heap MB of 256, RSS $(awk '/VmRSS/ {printf "%d MB", $2/1024}' /proc/"$site"/status), $confirmations confirmations p99 $p99 ms longest $most ms"
