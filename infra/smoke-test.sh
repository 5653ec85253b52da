#!/usr/bin/env bash
# Asks a deployed app whether it works, from outside, as a caller does:
#
#   infra/smoke-test.sh https://APP.azurewebsites.net             it is ready: tables, queues, blobs, identity, provider
#   infra/smoke-test.sh https://APP.azurewebsites.net --order     and takes one order through to a provisional score
#
# --order takes an administrator's key from KPI_KEY. It makes a store 'smoke-test' with one member of staff, whose orders have no telephone number,
# so that nobody is texted. SMOKE_TRIES and SMOKE_WAIT (seconds) say how long an app that has just been deployed may take to become ready.
set -euo pipefail

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

[[ $# -ge 1 && $# -le 2 && $1 == http* && ${2:---order} == --order ]] || usage
api="${1%/}/api"
if [[ $# == 2 && -z ${KPI_KEY:-} ]]; then
    fail "--order needs an administrator's key in KPI_KEY."
fi

# The answer's body goes to $body, its status to $status: 000 when there was none. The key is on no command line, where others could read it.
body='' status=000
ask() {
    local method=$1 path=$2 answer
    shift 2
    answer=$(curl --silent --show-error --max-time 30 --request "$method" --write-out '\n%{http_code}' \
        --header @<(printf 'x-api-key: %s' "${KPI_KEY:-}") "$@" "$api/$path" 2>&1) || true
    status=${answer##*$'\n'}
    body=${answer%$'\n'*}
}

expect() {
    local what=$1
    shift
    ask "$@"
    [[ $status == 200 ]] || fail "$what: $1 /api/$2 was answered with $status: $body"
    echo "ok      $what"
}

# What jq finds in the last answer.
field() {
    jq --raw-output "$@" <<<"$body" 2>/dev/null || echo "no JSON: $body"
}

is() {
    local what=$1 wanted=$2 found
    shift 2
    found=$(field "$@")
    [[ $found == "$wanted" ]] || fail "$what: expected $wanted, found $found in $body"
}

tries=${SMOKE_TRIES:-30}
for ((try = 1; ; try++)); do
    ask GET health/ready
    [[ $status != 200 ]] || break
    ((try < tries)) || fail "not ready after $try tries; /api/health/ready was answered with $status: $body"
    sleep "${SMOKE_WAIT:-10}"
done
is 'ready' ready .status
echo "ok      ready: $(field '.checks | keys | join(", ")')"
[[ $# == 2 ]] || exit 0

store=smoke-test staff=smoke order="smoke-$(date -u +%Y%m%d%H%M%S)-$RANDOM"
opened=$(jq -n -r 'now - 7200 | floor | todate') completed=$(jq -n -r 'now - 3600 | floor | todate')
month=${completed:0:7}
json=(--header 'content-type: application/json' --data)

expect 'a scheme: repaired within a day, all points' PUT schemes/$store "${json[@]}" '{
    "id": "smoke-test", "version": 1, "title": { "zh-CN": "冒烟测试", "en": "Smoke test" }, "role": "service-staff", "validFrom": "2026-01", "scale": 100,
    "items": [ { "id": "within-a-day", "title": { "zh-CN": "一日内修复", "en": "Repaired within a day" }, "metric": "repair.within_24h_rate",
        "weight": 100, "rule": { "type": "linear", "from": 0.5, "to": 0.9 }, "missing": "redistribute" } ],
    "grades": [ { "atLeast": 0, "grade": "pass" } ] }'
expect 'a store' PUT stores/$store "${json[@]}" '{ "name": "Smoke test", "timeZone": "UTC", "locale": "en", "schemeId": "smoke-test" }'
expect 'a member of staff' PUT staff/$store/$staff "${json[@]}" '{ "name": "Smoke test", "role": "service-staff" }'

expect "an order, $order" POST work-orders "${json[@]}" "[ { \"storeId\": \"$store\", \"workOrderId\": \"$order\", \"staffId\": \"$staff\",
    \"openedAt\": \"$opened\", \"completedAt\": \"$completed\" } ]"
is 'the order is taken in' 1 .accepted
expect 'it is there, and its customer is not texted' GET "work-orders/$store/$order"
is 'nobody is texted' 'excluded, noPhone' '"\(.survey.state), \(.survey.exclusion)"'

expect "a score of $month" GET "scores/$store/$month"
is 'the month is open' provisional .state
is 'the score' '100 of 100 points by the scheme, provisional' --arg staff "$staff" \
    '.scores[] | select(.staffId == $staff) | "\(.total) of \(.lines[0].weight) points by the scheme, \(.state)"'
expect 'and the order counts in it' GET "scores/$store/$month/$staff/evidence/within-a-day?limit=1000"
is 'the order among the records behind the score' "$order" --arg order "$order" '.items[] | select(.workOrderId == $order) | .workOrderId'

KPI_KEY=of-nobody
ask GET "scores/$store/$month"
[[ $status == 401 ]] || fail "a wrong key was answered with $status instead of 401: $body"
echo "ok      a wrong key is refused"
