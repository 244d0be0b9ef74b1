#!/usr/bin/env bash
# The main job of Millrace, step by step, with curl: define three models, group them, train them on records in Kafka,
# deploy the best, score held-out records. Needs a running Millrace (./millrace up) and nothing but bash, curl, sed and awk.
#
#   examples/curl/digits.sh [URL] [TOKEN]     default: http://127.0.0.1:8080 and the token in .millrace/token
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
url="${1:-http://127.0.0.1:8080}"
token="${2:-$(cat "$here/../.millrace/token")}"
run="curl-$(date +%s)" # names and topics of this run
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# call METHOD PATH [BODY | @FILE]: prints the answer; a refusal is shown and ends the script
call() {
  local body=()
  [ $# -ge 3 ] && body=(--data-binary "$3" -H 'Content-Type: application/json')
  curl -sS --fail-with-body -X "$1" "$url/api/v1$2" -H "Authorization: Bearer $token" "${body[@]}" ||
    { echo "$1 $2 was refused" >&2; exit 1; }
}

# member NAME: the first text or number of that name in the JSON on standard input
member() { tr -d '\n' | sed -E 's/[,{]"/\n&/g' | sed -nE 's/^[,{]"'"$1"'" *: *"?([^",}]*)"?.*/\1/p' | sed -n 1p; }

# await STATE PATH: asks until the resource is in that state; any other end is an error
await() {
  local state=
  for _ in $(seq 600); do
    state="$(call GET "$2" | member state)"
    case "$state" in
      "$1") return ;;
      FAILED | CANCELED) call GET "$2" >&2; echo >&2; exit 1 ;;
    esac
    sleep 0.2
  done
  echo "$2 is still $state" >&2
  exit 1
}

# records WHICH: rows of the digits as {"records":[…]}: 64 pixels as bytes in the value, the digit as one byte in the
# key; every fifth row is held out and gets its row number as key instead
records() {
  awk -F, -v which="$1" '
    function base64(bytes, n,   i, out, v) {
      out = ""
      for (i = 0; i < n; i += 3) {
        v = bytes[i] * 65536 + (i + 1 < n ? bytes[i + 1] : 0) * 256 + (i + 2 < n ? bytes[i + 2] : 0)
        out = out substr(alphabet, int(v / 262144) + 1, 1) substr(alphabet, int(v / 4096) % 64 + 1, 1) \
          (i + 1 < n ? substr(alphabet, int(v / 64) % 64 + 1, 1) : "=") (i + 2 < n ? substr(alphabet, v % 64 + 1, 1) : "=")
      }
      return out
    }
    BEGIN { alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; printf "{\"partition\":0,\"records\":[" }
    NR > 1 && (NR % 5 == 0) == (which == "held-out") {
      for (i = 0; i < 64; i++) pixels[i] = $(i + 1)
      digit[0] = $65
      key = which == "held-out" ? "\"key\":\"" NR "\"" : "\"keyBase64\":\"" base64(digit, 1) "\""
      printf "%s{%s,\"valueBase64\":\"%s\"}", sent++ ? "," : "", key, base64(pixels, 64)
    }
    END { print "]}" }' "$here/data/digits.csv"
}

echo "1. Define three models"
models=
for name in digits-softmax digits-mlp digits-wide; do
  code="$(sed 's/\\/\\\\/g; s/"/\\"/g' "$here/models/$name.json" | tr -d '\n')"
  printf '{"name":"%s","format":"KERAS_JSON","code":"%s"}' "$run-$name" "$code" > "$work/model.json"
  models="$models${models:+,}\"$(call POST /models "@$work/model.json" | member id)\""
done

echo "2. Group them: a model set"
set="$(call POST /model-sets "{\"name\":\"$run\",\"description\":\"\",\"modelIds\":[$models]}" | member id)"

echo "3. Create a training; it waits for data"
training="$(call POST /trainings "{\"name\":\"$run\",\"modelSetId\":\"$set\",\"fit\":{\"batchSize\":32,\"epochs\":60,\"seed\":42}}" | member id)"

echo "4. Send records to Kafka"
records training > "$work/training.json"
range="$(call POST "/topics/$run:send" "@$work/training.json" | sed -nE 's/.*"ranges":\["([^"]*)".*/\1/p')"
echo "   $range"

echo "5. Announce them as the training's data source"
call POST /data-sources "{\"ranges\":[\"$range\"],\"format\":\"RAW\",
  \"formatConfig\":{\"data_type\":\"uint8\",\"data_reshape\":\"8 8\",\"label_type\":\"uint8\",\"label_reshape\":\"1\"},
  \"validationRate\":0.1,\"testRate\":0.1,\"splitMethod\":\"SHUFFLED\",\"trainingId\":\"$training\"}" > "$work/source.json"

echo "6. Wait for the training"
await FINISHED "/trainings/$training"
# a line for each result: accuracy on the test part, id, name of the model; the best first
call GET "/trainings/$training" | sed 's/{"id":"/\n&/g' |
  sed -nE 's/^\{"id":"([^"]*)","trainingId".*"modelName":"([^"]*)".*"test":\{"accuracy":([^,}]*).*/\3 \1 \2/p' |
  sort -rn > "$work/results"
sed -E 's/^([^ ]*) [^ ]* (.*)/   \2: accuracy on the test part \1/' "$work/results"
read -r _ result name < "$work/results"

echo "7. Deploy the best: $name"
inference="$(call POST /inferences "{\"name\":\"$run\",\"resultId\":\"$result\",\"inputTopic\":\"$run-in\",\"outputTopic\":\"$run-out\"}" | member id)"
await RUNNING "/inferences/$inference"

echo "8. Score the held-out records"
records held-out > "$work/held-out.json"
sent="$(call POST "/topics/$run-in:send" "@$work/held-out.json" | member sent)"
for _ in $(seq 300); do
  call GET "/inferences/$inference" > "$work/inference.json"
  scored="$(member scored < "$work/inference.json")"
  [ "${scored:-0}" = "$sent" ] && break
  sleep 0.2
done
dead="$(member deadLetters < "$work/inference.json")"
call GET "/topics/$run-out:sample?limit=1"; echo
echo "   sent $sent, scored ${scored:-0}, dead letters ${dead:-unknown}"
[ "${scored:-0}" = "$sent" ] && [ "$dead" = 0 ]
