#!/usr/bin/env bash
# bin/bench crash mail: a broadcast during which the program is killed again and again, and its PostgreSQL too; then others
# with a mail server that is away, busy, hangs up after the text, or refuses every third. At the end each message the server
# took is held against the ledger: none lost, nobody skipped, and none repeated but what a crash cut off between the server's
# word and the record of it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
case ${1:-} in
  mail) ;;
  letters) . "$root/bench/crash-letters.inc"; exit ;;
  *) echo "crash: bin/bench crash mail, or bin/bench crash letters"; exit 2 ;;
esac
recipients=${RECIPIENTS:-100000} kills=${KILLS:-50} database_kills=${DATABASE_KILLS:-10} away=${AWAY:-120} few=${FEW:-10000}
work=$(mktemp -d) site= sink=
finish() {
  [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }
  [ -z "$sink" ] || kill "$sink" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
: >"$work/taken"; : >"$work/cuts"; echo normal >"$work/mode"
python3 "$root/bench/sink.py" "$work/taken" "$work/mode" >"$work/port" & sink=$!
until [ -s "$work/port" ]; do sleep 0.1; done
export LOBBY_DATA=$work/data LOBBY_SMTP_URL=smtp://127.0.0.1:$(cat "$work/port") LOBBY_MAIL_DOMAIN=lobby.test
bench_build
start() {
  "$root/bin/lobby" serve --port 0 --no-starter >>"$work/log" 2>&1 &
  site=$!
  until ask "select 1" >/dev/null 2>&1; do
    kill -0 "$site" 2>/dev/null || { echo "crash: the program does not start:"; tail -5 "$work/log"; exit 1; }
    sleep 0.2
  done
}
cut_off() { date +%s.%N >>"$work/cuts"; }
taken() { wc -l <"$work/taken"; }
# Sends on, and lets nobody wait for their next attempt: only time is saved by it.
hurry() { ask "update broadcast_todo set next_attempt_at = now() where leased_until is null and next_attempt_at > now(); notify lobby, 'MAIL'" >/dev/null 2>&1 || true; }
state() { ask "select state from broadcast where id = $1" 2>/dev/null || true; }
begin() { ask "update broadcast set state = 'RUNNING', started_at = now() where id = $1; notify lobby, 'MAIL'" >/dev/null; }
kill_program() {
  kill -9 "$site"; cut_off; wait "$site" 2>/dev/null || true
  start
}
until_more() { # waits until the server has taken some more, or the broadcast is done, or a while has passed
  local before wanted n=0
  before=$(taken) wanted=$((RANDOM % ($recipients / ($kills + 5)) + 50))
  # A program that has just been started takes some seconds to send again.
  until [ "$(taken)" -gt "$before" ] || [ "$n" -ge 300 ]; do sleep 0.1; n=$((n + 1)); done
  n=0
  until [ $(( $(taken) - before )) -ge "$wanted" ] || [ "$n" -ge 100 ]; do sleep 0.1; n=$((n + 1)); done
}

start
read -r id _ < <(program org.centrallobby.bench.PrepareBroadcast main "$recipients" 50)
began=$(date +%s)
begin "$id"
killed=0 database_killed=0
while [ "$killed" -lt "$kills" ] && [ "$(state "$id")" != DONE ]; do
  until_more
  kill_program; killed=$((killed + 1))
  if [ "$database_killed" -lt "$database_kills" ] && [ $((killed * database_kills / kills)) -gt "$database_killed" ]; then
    until_more
    kill -9 "$(sed -n 1p "$LOBBY_DATA/postgres/data/postmaster.pid")"; cut_off; database_killed=$((database_killed + 1))
    until ask "select 1" >/dev/null 2>&1; do sleep 0.2; done
  fi
done
until [ "$(state "$id")" = DONE ]; do sleep 2; hurry; done
echo "crash: $recipients recipients, the program killed $killed times, PostgreSQL $database_killed times, $(( $(date +%s) - began )) s"
for mode in away busy hangup third; do
  read -r id _ < <(program org.centrallobby.bench.PrepareBroadcast "$mode" "$few" 50)
  echo normal >"$work/mode"; [ "$mode" = away ] || { echo "$mode" >"$work/mode"; sleep 0.3; }
  began=$(date +%s)
  begin "$id"; sleep 2
  if [ "$mode" = away ]; then echo away >"$work/mode"; sleep "$away"; echo normal >"$work/mode"; fi
  until_more; kill_program
  n=0
  until [ "$(state "$id")" = DONE ]; do
    sleep 2; hurry; n=$((n + 1)); [ "$n" -lt 60 ] || [ "$mode" = third ] || echo normal >"$work/mode"
  done
  echo "crash: $mode, $few recipients, killed once, $(( $(date +%s) - began )) s"
done
ask "select r.id, b.message_tag, coalesce((select max(a.ending) from broadcast_attempt a where a.recipient_id = r.id), ''), b.reference,
            (select count(*) from broadcast_attempt a where a.recipient_id = r.id and a.outcome = 'UNSURE')
     from broadcast_recipient r join broadcast b on b.id = r.broadcast_id" >"$work/ledger"
python3 - "$work" "$killed" <<'PY'
import bisect, collections, string, sys
work, kills = sys.argv[1], int(sys.argv[2])
digits = string.digits + string.ascii_lowercase
def base36(n):
    text = ""
    while n: n, d = divmod(n, 36); text = digits[d] + text
    return text
cuts = sorted(float(line) for line in open(f"{work}/cuts"))
taken = collections.defaultdict(list)
for line in open(f"{work}/taken"):
    at, _, message = line.split()
    taken[message].append(float(at))
sent = lost = skipped = repeated = outside = window = refused = 0
for line in open(f"{work}/ledger"):
    id, tag, ending, reference, unsure = line.rstrip("\n").split("|")
    times = taken.pop(f"<{tag}.{base36(int(id))}@lobby.test>", [])
    sent += len(times)
    if ending == "ACCEPTED" and not times: lost += 1
    if not ending: skipped += 1
    if ending == "REFUSED": refused += 1; outside += len(times)
    if len(times) > 1:
        repeated += len(times) - 1
        for at in times[:-1]:
            # A cut within the two seconds after it was taken, or a line that died after the text.
            n = bisect.bisect_left(cuts, at - 0.05)
            if not (n < len(cuts) and cuts[n] - at < 2.0) and int(unsure) == 0: outside += 1
            else: window += 1
bound = len(cuts) * 60
print(f"crash: {refused} refused as they should be, {len(taken)} strangers, {outside} repeats that no cut explains; at most 60 a cut could be cut off, {bound} in all")
print(f"sent {sent} lost {lost} skipped {skipped} repeated {repeated} window {window}")
sys.exit(1 if lost or skipped or outside or taken or repeated > bound + 400 else 0)
PY
