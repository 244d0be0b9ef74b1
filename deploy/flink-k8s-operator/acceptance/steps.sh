# shellcheck shell=bash disable=SC2154,SC2034
# What is shown, step by step.

run="acceptance-$(date +%s)"
input="$run-in"
output="$run-out"
training='' result='' inference='' job=''

preflight() {
  local answer bad
  answer="$(api GET /system/capabilities)" || { note "$(tail -n 1 "$work/api-error")"; return 1; }
  printf '%s' "$answer" > "$logs/capabilities.json"
  jq -r '.checks[]? | "     \(.state) \(.name): \(.detail // "")\(if .state != "OK" and .remedy then " -> " + .remedy else "" end)"' <<< "$answer" | tee -a "$logs/acceptance.log" >&2
  bad="$(jq -r '[.checks[]? | select(.state == "FAILED") | .name] | join(", ")' <<< "$answer")"
  note "$(jq -r '[.checks[]?.state] | group_by(.) | map("\(length) \(.[0])") | join(", ")' <<< "$answer")${bad:+: $bad}"
  [ -z "$bad" ]
}

# await_state PATH WANTED [SECONDS]: says each change on the way; an end that was not wanted is a failure.
await_state() {
  local path="$1" wanted="$2" until last='' now state answer
  until=$(($(date +%s) + ${3:-$step_timeout}))
  while :; do
    answer="$(api GET "$path")" || { note "$(tail -n 1 "$work/api-error")"; return 1; }
    now="$(jq -r '[.state, (.flags // [] | if length > 0 then tojson else empty end), (.trouble // empty | tojson), (.error.message // .error.detail // empty)] | join(" ")' <<< "$answer")"
    state="${now%% *}"
    [ "$now" = "$last" ] || { say "     $(date +%H:%M:%S) $now"; last="$now"; }
    [ "$state" != "$wanted" ] || return 0
    case "$state" in FAILED | CANCELED | UPGRADE_FAILED | FINISHED) note "$path is $now"; return 1 ;; esac
    [ "$(date +%s)" -lt "$until" ] || { note "$path is still $now after ${3:-$step_timeout} s"; return 1; }
    sleep 2
  done
}

# await_operation ID: until it is DONE.
await_operation() {
  local until last='' now
  until=$(($(date +%s) + 2 * step_timeout))
  while :; do
    now="$(api GET "/operations/$1" | jq -r '[.step, .reason // empty] | join(": ")')"
    [ "$now" = "$last" ] || { say "     $(date +%H:%M:%S) $now"; last="$now"; }
    case "$now" in
      DONE*) return 0 ;;
      ROLLED_BACK* | FAILED*) note "the operation ended $now"; return 1 ;;
    esac
    [ "$(date +%s)" -lt "$until" ] || { note "the operation is still $now after $((2 * step_timeout)) s"; return 1; }
    sleep 2
  done
}

train() {
  local name models='[]' id set range source best
  for name in digits-softmax digits-mlp digits-wide; do
    jq -n --arg name "$run-$name" --rawfile code "$repository/examples/models/$name.json" '{$name, format: "KERAS_JSON", $code}' > "$work/model.json"
    id="$(api POST /models "@$work/model.json" | jq -r .id)"
    [ -n "$id" ] || { note "$(tail -n 1 "$work/api-error")"; return 1; }
    models="$(jq -c --arg id "$id" '. + [$id]' <<< "$models")"
  done
  set="$(api POST /model-sets "$(jq -nc --arg name "$run" --argjson models "$models" '{$name, description: "", modelIds: $models}')" | jq -r .id)"
  training="$(api POST /trainings "$(jq -nc --arg name "$run" --arg set "$set" '{$name, modelSetId: $set, fit: {batchSize: 32, epochs: 30, seed: 42}}')" | jq -r .id)"
  training_records > "$work/training.json"
  range="$(api POST "/topics/$run:send" "@$work/training.json" | jq -r '.ranges[0]')"
  source="$(jq -nc --arg range "$range" --arg training "$training" '{ranges: [$range], format: "RAW",
    formatConfig: {data_type: "uint8", data_reshape: "8 8", label_type: "uint8", label_reshape: "1"},
    validationRate: 0.1, testRate: 0.1, splitMethod: "SHUFFLED", trainingId: $training}')"
  api POST /data-sources "$source" > /dev/null || { note "$(tail -n 1 "$work/api-error")"; return 1; }
  await_state "/trainings/$training" FINISHED $((3 * step_timeout)) || return 1
  best="$(api GET "/trainings/$training" | jq -c '[.results[] | select(.state == "FINISHED")] | max_by(.test.accuracy)')"
  result="$(jq -r .id <<< "$best")"
  note "$range; best: $(jq -r '"\(.modelName), accuracy \(.test.accuracy) on the test part"' <<< "$best")"
  jq -e '.test.accuracy > 0.85' <<< "$best" > /dev/null
}

deploy() {
  local created
  api POST /topics "$(jq -nc --arg name "$input" '{$name, partitions: 2}')" > /dev/null || return 1
  created="$(api POST /inferences "$(jq -nc --arg name "$run" --arg result "$result" --arg in "$input" --arg out "$output" '{$name,
    resultId: $result, inputTopic: $in, outputTopic: $out, parallelism: 1, delivery: "EXACTLY_ONCE", batch: {maxSize: 32, lingerMs: 20}}')")" ||
    { note "$(tail -n 1 "$work/api-error")"; return 1; }
  inference="$(jq -r .id <<< "$created")"
  job="$(jq -r .job.jobId <<< "$created")"
  await_state "/inferences/$inference" RUNNING || return 1
  held_out 1 359 > "$work/first.json"
  api POST "/topics/$input:send" "@$work/first.json" > /dev/null || return 1
  await "$step_timeout" "359 records in $output" holds_at_least 359 || return 1
  k get flinkdeployment "$job" > "$work/out" 2>&1 || { note "FlinkDeployment $job: $(tail -n 1 "$work/out")"; return 1; }
  note "FlinkDeployment $job; 359 records scored"
}

holds_at_least() {
  local end
  end="$(end_of "$output")"
  echo "$end"
  [ "$end" -ge "$1" ]
}

start_load() {
  start_producer
  scores_on && note "about ten records a second from now on"
}

# Whether what comes in now is scored: the output grows twice.
scores_on() {
  await "$step_timeout" "new records in $output" holds_at_least $(($(end_of "$output") + 1)) &&
    await "$step_timeout" "new records in $output" holds_at_least $(($(end_of "$output") + 1))
}

kill_pod() {
  local component="$1" pod start
  start="$(date +%s)"
  pod="$(k get pods -l "app=$job,component=$component" -o 'jsonpath={.items[0].metadata.name}' 2> /dev/null)"
  [ -n "$pod" ] || { note "no $component pod of $job"; return 1; }
  say "     $pod"
  k delete pod "$pod" --grace-period=0 --force > "$work/out" 2>&1 || { note "$(tail -n 1 "$work/out")"; return 1; }
  await "$step_timeout" "another $component pod" another_pod "$component" "$pod" || return 1
  await_state "/inferences/$inference" RUNNING || return 1
  scores_on && note "another pod, and scoring again after $(($(date +%s) - start)) s"
}

another_pod() {
  k get pods -l "app=$job,component=$1" -o json | jq -e --arg old "$2" 'any(.items[]; .metadata.name != $old
    and .metadata.deletionTimestamp == null and any(.status.conditions[]?; .type == "Ready" and .status == "True"))' > /dev/null
}

# operate ACTION BODY: asks, waits, and leaves the inference in its file
operate() {
  local operation
  operation="$(api POST "/inferences/$inference:$1" "$2" | jq -r .id)"
  [ -n "$operation" ] || { note ":$1 was refused: $(tail -n 1 "$work/api-error")"; return 1; }
  await_operation "$operation"
}

settings() { api GET "/inferences/$inference" | jq -r '"parallelism \(.parallelism), batch \(.batch.maxSize)"'; }

upgrade() {
  operate upgrade '{"parallelism": 2, "batch": {"maxSize": 16, "lingerMs": 10}}' || return 1
  await_state "/inferences/$inference" RUNNING && scores_on || return 1
  local snapshot parallelism
  snapshot="$(api GET "/inferences/$inference/revisions" | jq -r '[.items[] | select(.current | not)] | last | .snapshot | "\(.kind) \(.location)"')"
  parallelism="$(k get flinkdeployment "$job" -o 'jsonpath={.spec.job.parallelism}')"
  note "$(settings), from $snapshot"
  [ "$parallelism" = 2 ] && [ "${snapshot%% *}" = SAVEPOINT ]
}

roll_back() {
  operate rollback '{}' || return 1
  await_state "/inferences/$inference" RUNNING && scores_on || return 1
  note "$(settings)"
  [ "$(settings)" = 'parallelism 1, batch 32' ]
}

suspend_and_resume() {
  operate suspend '{}' && await_state "/inferences/$inference" SUSPENDED || return 1
  await "$step_timeout" 'no pods of a suspended deployment' no_pods || return 1
  operate resume '{}' && await_state "/inferences/$inference" RUNNING && scores_on && note 'no pods between'
}

no_pods() {
  local pods
  pods="$(k get pods -l "app=$job" --no-headers 2> /dev/null | awk '{ print $1, $3 }')"
  echo "${pods:-none}"
  [ -z "$pods" ]
}

upgrade_without_control_plane() {
  local operation
  operation="$(api POST "/inferences/$inference:upgrade" '{"batch": {"maxSize": 64, "lingerMs": 20}}' | jq -r .id)"
  [ -n "$operation" ] || { note "refused: $(tail -n 1 "$work/api-error")"; return 1; }
  k delete pods -l app.kubernetes.io/name=millrace,app.kubernetes.io/component=control-plane --grace-period=0 --force > "$work/out" 2>&1 ||
    { note "$(tail -n 1 "$work/out")"; return 1; }
  k rollout status deployment millrace --timeout="${step_timeout}s" > "$work/out" 2>&1 || { note "$(tail -n 1 "$work/out")"; return 1; }
  await_operation "$operation" && await_state "/inferences/$inference" RUNNING && scores_on || return 1
  note "the operation went on: $(settings)"
}

count_records() {
  stop_producer
  await "$step_timeout" 'the same records in and out' same_records || return 1
  local dead
  dead="$(api GET "/inferences/$inference" | jq '.metrics.deadLetters // 0')"
  note "$(same_records), $dead dead letters"
  [ "$dead" = 0 ]
}

dashboard() {
  local address
  address="$(api GET "/inferences/$inference" | jq -r '.job.dashboardUrl // empty')"
  case "$address" in
    */flink/"$job"/*) ;;
    *) note "dashboardUrl of the inference is not below /flink/$job/ but '$address'"; return 1 ;;
  esac
  call GET "/flink/$job/jobs/overview" > "$work/overview" || { note "$(tail -n 1 "$work/api-error")"; return 1; }
  note "$address: $(jq -r '[.jobs[] | "\(.name) \(.state)"] | join(", ")' "$work/overview")"
}

cleaned() {
  await "$step_timeout" "FlinkDeployment of training $training" gone "$(api GET "/trainings/$training" | jq -r '.job.jobId // empty')" || return 1
  await_state "/trainings/$training" FINISHED 10 && note 'gone; the training is still FINISHED'
}

gone() {
  local left
  [ -n "$1" ] || { echo 'its name is unknown'; return 1; }
  left="$(k get flinkdeployments,deployments,pods -l "app=$1" -o name 2> /dev/null; k get flinkdeployment "$1" --ignore-not-found -o name)"
  echo "${left:-nothing is left}"
  [ -z "$left" ]
}

delete_inference() {
  api DELETE "/inferences/$inference" > /dev/null || { note "$(tail -n 1 "$work/api-error")"; return 1; }
  await "$step_timeout" "resources of $job" gone "$job" && note 'FlinkDeployment and pods are gone'
}
