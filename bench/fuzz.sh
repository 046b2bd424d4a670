#!/usr/bin/env bash
# The reader of returned mail against spoilt messages: bin/bench fuzz [SECONDS [SEED]]. For so long Jazzer, which follows coverage,
# and then, for a quarter of it, mutations that know mail. Any exception, two seconds for one message or 256 MB of heap is a failure.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seconds=${1:-60} seed=${2:-$(( $(date +%s) % 1000000 ))}
work=$(mktemp -d)
echo "fuzz: seed $seed, what fails is kept in $work"
cd "$root"
./mvnw -B -q --no-transfer-progress test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >"$work/build.log" 2>&1 \
  || { cat "$work/build.log"; exit 1; }
mkdir "$work/corpus"
cp src/test/resources/returns/*.eml "$work/corpus"
classpath=target/test-classes:target/classes:$(cat "$work/classpath")
java=("$JAVA_HOME/bin/java" -Xmx256m -XX:+ExitOnOutOfMemoryError -Duser.timezone=Pacific/Chatham -Duser.language=tr -Duser.country=TR
  -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED -cp "$classpath")
# Jazzer would read every regular expression for us, at eight times the price. Nearly all the memory that it counts is its own.
hooks=com.code_intelligence.jazzer.sanitizers
"${java[@]}" com.code_intelligence.jazzer.Jazzer --target_class=org.centrallobby.mail.returns.InboundFuzz \
  --instrumentation_includes='org.centrallobby.**:org.apache.james.**' --disabled_hooks=$hooks.RegexRoadblocks:$hooks.RegexInjection \
  --reproducer_path="$work" -artifact_prefix="$work/" -seed="$seed" -max_total_time="$seconds" -timeout=2 -rss_limit_mb=2048 \
  -max_len=100000 -print_final_stats=1 "$work/corpus" >"$work/jazzer.log" 2>&1 || { tail -n 60 "$work/jazzer.log"; exit 1; }
grep -E '^#[0-9]+.*(INITED|DONE)|^stat::(average_exec|slowest)' "$work/jazzer.log" | sed 's/^/fuzz: jazzer /'
"${java[@]}" org.centrallobby.mail.returns.InboundFuzz "$(( (seconds + 3) / 4 ))" "$seed" "$work" | tee "$work/mutations.log"
messages=$(awk '/number_of_executed_units/ {n += $2} /^fuzz: mutations/ {n += $3} END {print n}' "$work/jazzer.log" "$work/mutations.log")
echo "fuzz seconds $seconds seed $seed messages $messages failures 0"
rm -rf "$work"
