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
# Nearly all the memory that Jazzer counts is its own.
"${java[@]}" com.code_intelligence.jazzer.Jazzer --target_class=org.centrallobby.mail.returns.InboundFuzz \
  --instrumentation_includes='org.centrallobby.**:org.apache.james.**' --reproducer_path="$work" \
  -artifact_prefix="$work/" -seed="$seed" -max_total_time="$seconds" -timeout=2 -rss_limit_mb=2048 -max_len=200000 -print_final_stats=1 \
  "$work/corpus" >"$work/jazzer.log" 2>&1 || { tail -n 60 "$work/jazzer.log"; exit 1; }
grep -E '^#[0-9]+.*(INITED|DONE)|^stat::(number_of_executed_units|average_exec|new_units|slowest)' "$work/jazzer.log" | sed 's/^/fuzz: jazzer /'
"${java[@]}" org.centrallobby.mail.returns.InboundFuzz "$(( (seconds + 3) / 4 ))" "$seed" "$work"
echo "fuzz seconds $seconds seed $seed messages $(awk '/number_of_executed_units/ {print $2}' "$work/jazzer.log") failures 0"
rm -rf "$work"
