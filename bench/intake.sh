#!/usr/bin/env bash
# How fast letters are taken in: each a form over HTTP that ends in one transaction, with the letter, its history, its link and
# the mail that carries it, encrypted and on the disk; beside pgbench, which only inserts two rows of 1.5 kB into the same
# server. Interleaved; the middle ratio counts. Mail is stopped meanwhile: bin/bench mail measures the sending.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
pgbench=$(command -v pgbench || ls -d /usr/lib/postgresql/*/bin/pgbench 2>/dev/null | tail -1) || true
for tool in wrk psql "${pgbench:-pgbench}"; do
  command -v "$tool" >/dev/null || { echo "intake: install wrk, a PostgreSQL client and pgbench (apt install wrk postgresql-client postgresql-contrib)."; exit 1; }
done
seconds=${SECONDS_EACH:-15} clients=${CLIENTS:-32} rounds=${ROUNDS:-5} warm=${WARM:-75}
work=$(mktemp -d) site=
finish() { [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }; rm -rf "$work"; }
trap finish EXIT
export LOBBY_DATA=$work/data LOBBY_PROXY=127.0.0.1 LOBBY_SMTP_URL=smtp://127.0.0.1:9 LOBBY_MAIL_DOMAIN=lobby.test
export LOBBY_LETTERS_PER_HOUR=10000000 LOBBY_CONFIRMATIONS_PER_HOUR=10000000
bench_build
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$root/bin/lobby" serve --port "$port" >"$work/log" 2>&1 &
site=$!
until curl -s "http://127.0.0.1:$port/healthz" >/dev/null; do sleep 0.3; done
"$root/bin/lobby" mail stop >/dev/null
curl -s -c "$work/cookies" "http://127.0.0.1:$port/campaigns/safe-crossings" >"$work/page"
csrf=$(grep -o 'name="_csrf" value="[^"]*"' "$work/page" | head -1 | cut -d'"' -f4)
cookie=$(awk '$6 ~ /XSRF/ {print $6 "=" $7}' "$work/cookies")
cat >"$work/send.lua" <<LUA
-- Every form is another constituent's, from another network.
math.randomseed(os.time() * 1000 + math.floor(os.clock() * 1e6) % 1000)
local run, n = math.random(1, 999999), 0
local words = {}
for i = 1, 200 do words[i] = "word" .. math.random(1, 5000) end
local text = table.concat(words, "%20")
-- Laid out by hand, so that the client takes little of the processors it shares with what it measures.
local head = "POST /campaigns/safe-crossings/send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: $cookie\r\nX-Forwarded-For: 10."
request = function()
  n = n + 1
  local form = string.format("%08x-%04x-4%03x-8%03x-%012x", math.random(0, 0x7fffffff), math.random(0, 65535), math.random(0, 4095), math.random(0, 4095), math.random(0, 0x7fffffff))
  local body = "_csrf=$csrf&formId=" .. form .. "&name=Asha%20Patel&address=" .. n .. "%20Mill%20Lane%0AZed%20Bay&postcode=ZZ9%201AA&email=w" .. run .. "x" .. n
    .. "%40writers.test&consent=yes&text=Dear%20Member%2C%20" .. text .. n
  return head .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
done = function(summary, latency)
  io.write(string.format("figures %d %.1f %.1f\n", summary.requests, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
LUA
ask "create table intake_rival (id bigint generated always as identity primary key, body text not null)"
cat >"$work/rival.sql" <<'SQL'
begin;
insert into intake_rival (body) values (repeat(md5(random()::text), 47));
insert into intake_rival (body) values (repeat(md5(random()::text), 47));
end;
SQL
home=$LOBBY_DATA/postgres
ours() { wrk -t1 -c"$clients" -d"$1" --timeout 30 -s "$work/send.lua" "http://127.0.0.1:$port" >"$work/out"; }
theirs() {
  PGPASSWORD=$(cat "$home/password") "$pgbench" -n -f "$work/rival.sql" -c "$clients" -j 2 -T "$1" -h 127.0.0.1 -U lobby -p "$(sed -n 4p "$home/data/postmaster.pid")" lobby 2>/dev/null \
    | awk '/^tps/ {print $3}' | tail -1
}
used() { for p in $1; do cat /proc/"$p"/stat 2>/dev/null; done | awk '{n += $14 + $15} END {print n / 100}'; }
echo "intake: warming up for $warm s: that long the program compiles what it does most"
ours "$warm"; theirs 5 >/dev/null
for round in $(seq "$rounds"); do
  before=$(ask "select count(*) from letter") program=$(used "$site")
  ours "$seconds"
  taken=$(( $(ask "select count(*) from letter") - before )) program=$(python3 -c "print($(used "$site") - $program)")
  read -r _ answers p50 p99 < <(grep ^figures "$work/out")
  a=$(python3 -c "print(round($taken / $seconds, 1))")
  b=$(theirs "$seconds")
  if grep -q 'Non-2xx' "$work/out" || [ "$taken" -lt "$answers" ]; then
    echo "intake: some answers were not as they should be, or are of no letter ($taken letters):"; cat "$work/out"; exit 1
  fi
  echo "round $round: ours $a/s (p50 $p50 ms, p99 $p99 ms, the program $(python3 -c "print(round(1000 * $program / max($taken, 1), 2))") ms of processor each), pgbench $b/s"
  echo "$a $b $p99" >>"$work/rounds"
done
bare=$(ask "select (select count(*) from (select id from letter except select letter_id from letter_audit) of_history)
  + (select count(*) from (select id from letter except select subject from confirmation where purpose = 'LETTER') of_link)
  + (select count(*) from (select id from letter except select split_part(reference, '.', 1)::bigint from outgoing_mail
                           where kind = 'letter.confirmation') of_mail)")
[ "$bare" = 0 ] || { echo "intake: $bare times a letter without its history, its link or its mail"; exit 1; }
python3 - "$work/rounds" <<'PY'
import statistics, sys
rows = [tuple(map(float, line.split())) for line in open(sys.argv[1])]
print(f"intake ratio {statistics.median(a / b for a, b, _ in rows):.2f} ours {statistics.median(r[0] for r in rows):.0f}/s"
      f" pgbench {statistics.median(r[1] for r in rows):.0f}/s p99 {statistics.median(r[2] for r in rows):.0f} ms")
PY
