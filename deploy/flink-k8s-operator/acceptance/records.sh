# shellcheck shell=bash disable=SC2154,SC2034
# Records in and out: the digits of examples/data, each with a key of its own, so that every one can be counted.

# One line for each row: its number, its digit as base64 of one byte, its 64 pixels as base64 of 64 bytes.
digits() {
  awk -F, '
    function base64(bytes, n,   i, out, v) {
      out = ""
      for (i = 0; i < n; i += 3) {
        v = bytes[i] * 65536 + (i + 1 < n ? bytes[i + 1] : 0) * 256 + (i + 2 < n ? bytes[i + 2] : 0)
        out = out substr(alphabet, int(v / 262144) + 1, 1) substr(alphabet, int(v / 4096) % 64 + 1, 1) \
          (i + 1 < n ? substr(alphabet, int(v / 64) % 64 + 1, 1) : "=") (i + 2 < n ? substr(alphabet, v % 64 + 1, 1) : "=")
      }
      return out
    }
    BEGIN { alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
    NR > 1 {
      for (i = 0; i < 64; i++) pixels[i] = $(i + 1)
      digit[0] = $65
      print NR, base64(digit, 1), base64(pixels, 64)
    }' "$repository/examples/data/digits.csv"
}

# Every fifth row is held out from training.
training_records() {
  digits | awk 'BEGIN { printf "{\"partition\":0,\"records\":[" }
    $1 % 5 { printf "%s{\"keyBase64\":\"%s\",\"valueBase64\":\"%s\"}", sent++ ? "," : "", $2, $3 }
    END { print "]}" }'
}

# held_out FIRST COUNT: that many held-out rows, over and over, with the keys FIRST, FIRST + 1, …
held_out() {
  [ -f "$work/held-out" ] || digits | awk '$1 % 5 == 0 { print $3 }' > "$work/held-out"
  awk -v first="$1" -v count="$2" '
    { rows[n++] = $1 }
    END {
      printf "{\"records\":["
      for (i = 0; i < count; i++)
        printf "%s{\"key\":\"%d\",\"valueBase64\":\"%s\"}", i ? "," : "", first + i, rows[(first + i) % n]
      print "]}"
    }' "$work/held-out"
}

producer_pid=''

# Ten records about every second until told to stop; goes on where nobody answers for a while.
start_producer() {
  rm -f "$work/stop"
  (
    forward=producer next=100000 patience=600
    trap close_forward EXIT
    while [ ! -f "$work/stop" ]; do
      held_out "$next" 10 > "$work/batch"
      api POST "/topics/$input:send" "@$work/batch" > /dev/null 2>> "$logs/producer.log"
      next=$((next + 10))
      sleep 1
    done
  ) &
  producer_pid=$!
}

stop_producer() {
  [ -n "$producer_pid" ] || return 0
  touch "$work/stop"
  wait "$producer_pid" 2> /dev/null
  producer_pid=''
}

# One past the last record of a topic, summed over its partitions: grows with what is committed.
end_of() {
  api GET /topics | jq --arg name "$1" '[.items[] | select(.name == $name) | .partitions[].endOffset] | add // 0'
}

# keys_of TOPIC: `partition offset key` of all its committed records. Pages overlap: a page is sorted by time, and what
# is cut off a full one is not what has the highest offsets.
keys_of() {
  local topic="$1" partition from end
  api GET /topics | jq -r --arg name "$topic" '.items[] | select(.name == $name) | .partitions[] | "\(.partition) \(.startOffset) \(.endOffset)"' > "$work/partitions"
  while read -r partition from end <&4; do
    while [ "$from" -lt "$end" ]; do
      api GET "/topics/$topic:sample?limit=1000&partition=$partition&from=$from" |
        jq -r '.items[] | "\(.partition) \(.offset) \(.keyBase64)"' || return 1
      from=$((from + 500))
    done
  done 4< "$work/partitions" | sort -u
}

# Whether the output has each record of the input exactly once; says by how much it differs.
same_records() {
  keys_of "$input" | awk '{ print $3 }' | sort > "$work/keys-in"
  keys_of "$output" | awk '{ print $3 }' | sort > "$work/keys-out"
  local lost twice sent
  sent="$(wc -l < "$work/keys-in")"
  lost="$(comm -23 "$work/keys-in" "$work/keys-out" | wc -l)"
  twice="$(comm -13 "$work/keys-in" "$work/keys-out" | wc -l)"
  echo "$sent sent, $(wc -l < "$work/keys-out") scored, $lost lost, $twice too many"
  [ "$sent" -gt 0 ] && [ "$lost" = 0 ] && [ "$twice" = 0 ]
}
